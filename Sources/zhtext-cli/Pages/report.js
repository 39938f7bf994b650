// The search: an entry stays where its own words or those of an entry inside it hold the query.
"use strict";
const search = document.getElementById("search");
const items = Array.from(document.querySelectorAll(".item"), (element) => ({
  element,
  words: element.textContent.normalize("NFKC").toLowerCase(),
}));
search.hidden = false;

function find() {
  const wanted = search.value.normalize("NFKC").trim().toLowerCase();
  for (const { element, words } of items) {
    const found = words.includes(wanted);
    element.hidden = !found;
    // Branches open down to what was found; what was opened for a search closes after it.
    const inside = element.querySelector(":scope > .branch");
    if (wanted && found && inside && inside.textContent.toLowerCase().includes(wanted)) {
      if (!element.open) { element.open = true; element.dataset.opened = ""; }
    } else if ("opened" in element.dataset) {
      element.open = false;
      delete element.dataset.opened;
    }
  }
  for (const section of document.querySelectorAll("section")) {
    section.querySelector(".none").hidden = !!section.querySelector(".item:not([hidden])");
  }
}

search.addEventListener("input", find);
search.addEventListener("search", find);
addEventListener("beforeprint", () => {
  for (const item of document.querySelectorAll("#districts .item")) item.open = true;
});

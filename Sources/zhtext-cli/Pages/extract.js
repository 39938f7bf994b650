// One tip, placed inside the window, in place of the browser's slow and plain title.
// Without this script the titles themselves show.
"use strict";
const tip = document.createElement("div");
tip.id = "tip";
tip.role = "tooltip";
tip.hidden = true;
document.body.append(tip);
let shown = null;

function hide() {
  if (shown) shown.title = tip.textContent;
  shown = null;
  tip.hidden = true;
}

function show(mark) {
  if (mark === shown) return;
  hide();
  const box = document.getElementById("show-" + mark.classList[0]);
  if (box && !box.checked) return;
  shown = mark;
  tip.textContent = mark.title;
  mark.title = "";
  tip.hidden = false;
  const place = mark.getClientRects()[0];
  const left = Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  const above = place.top - tip.offsetHeight - 6;
  tip.style.left = Math.max(8, left) + scrollX + "px";
  tip.style.top = (above > 0 ? above : place.bottom + 6) + scrollY + "px";
}

document.addEventListener("pointerover", (event) => {
  const mark = event.target.closest("mark");
  if (mark) show(mark); else hide();
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark) show(mark); else hide();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
addEventListener("beforeprint", () => {
  hide();
  for (const part of document.querySelectorAll("article > details")) part.open = true;
});

#!/usr/bin/env python3
"""Drives the HTML pages in Chromium over its DevTools protocol: drive.py CHROMIUM FOLDER [PICTURES]

FOLDER holds extract.html and report.html. Only the standard library is used.
"""
import base64
import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request


class Socket:
    """A WebSocket client with as much of RFC 6455 as the protocol needs."""

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        ).encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self.socket.recv(1)

    def send(self, text):
        data = text.encode()
        mask = os.urandom(4)
        if len(data) < 126:
            head = struct.pack("!BB", 0x81, 0x80 | len(data))
        elif len(data) < 65536:
            head = struct.pack("!BBH", 0x81, 0xFE, len(data))
        else:
            head = struct.pack("!BBQ", 0x81, 0xFF, len(data))
        body = bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))
        self.socket.sendall(head + mask + body)

    def receive(self):
        message = b""
        while True:
            first, second = self.take(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack("!H", self.take(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", self.take(8))[0]
            message += self.take(length)
            if first & 0x80:
                return message.decode()

    def take(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise ConnectionError("the browser closed the connection")
            data += part
        return data


class Browser:
    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-dev-shm-usage", "--remote-debugging-port=0",
             f"--user-data-dir={self.profile.name}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port_file = pathlib.Path(self.profile.name) / "DevToolsActivePort"
        for _ in range(600):
            if port_file.exists() and port_file.read_text().strip():
                break
            time.sleep(0.1)
        port = port_file.read_text().split()[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
            pages = json.load(answer)
        page = next(page for page in pages if page["type"] == "page")
        self.socket = Socket(page["webSocketDebuggerUrl"])
        self.number = 0
        self.events = []
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.receive())
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def open(self, path):
        self.events.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(json.loads(self.socket.receive()))

    def show(self, width, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media="",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"]["description"])
        return result["result"].get("value")

    def complaints(self):
        return [event["params"] for event in self.events
                if event["method"] in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled",
                                       "Log.entryAdded")]

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.profile.cleanup()


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, what, got, wanted):
        if got == wanted:
            self.passed += 1
            return
        self.failed += 1
        print(f"failed: {what}: expected {wanted!r}, got {got!r}")


def check_widths(browser, checks, name, pictures):
    for width in (1280, 400):
        for scheme in ("light", "dark"):
            browser.show(width, scheme)
            checks.expect(f"{name} at {width} px, {scheme}: width of the content",
                          browser.run("document.documentElement.scrollWidth"), width)
            dark = browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 28)"
            checks.expect(f"{name} at {width} px: dark", dark, scheme == "dark")
            if pictures:
                browser.picture(pictures / f"{name}-{width}-{scheme}.png")


def check_extract(browser, checks, path, pictures):
    browser.open(path)
    visible = "getComputedStyle(document.querySelector('mark.{0}')).borderBottomColor"
    for kind in ("school", "district", "policy", "count"):
        count = int(browser.run(f"document.querySelector('label.{kind} b').textContent"))
        parts = browser.run(f"document.querySelectorAll('mark.{kind}').length")
        # A mark that crosses another one is written in two parts.
        checks.expect(f"extract: the legend counts {kind}", count <= parts, True)
        if not parts:
            continue
        before = browser.run(visible.format(kind))
        browser.run(f"document.getElementById('show-{kind}').click()")
        checks.expect(f"extract: {kind} off", browser.run(visible.format(kind)), "rgba(0, 0, 0, 0)")
        rows = browser.run(f"getComputedStyle(document.querySelector('tr.{kind}')).display")
        checks.expect(f"extract: {kind} off in the tables", rows, "none")
        browser.run(f"document.getElementById('show-{kind}').click()")
        checks.expect(f"extract: {kind} on", browser.run(visible.format(kind)), before)
    title = browser.run("document.querySelector('mark').title")
    browser.run("document.querySelector('mark').click()")
    checks.expect("extract: the tip shows the title",
                  browser.run("document.getElementById('tip').textContent"), title)
    checks.expect("extract: the tip is shown", browser.run("document.getElementById('tip').hidden"),
                  False)
    browser.run("document.querySelector('h1').click()")
    checks.expect("extract: the tip goes", browser.run("document.getElementById('tip').hidden"),
                  True)
    checks.expect("extract: the title is back", browser.run("document.querySelector('mark').title"),
                  title)
    check_widths(browser, checks, "extract", pictures)
    checks.expect("extract: console", browser.complaints(), [])


def check_report(browser, checks, path, pictures):
    browser.open(path)
    shown = "document.querySelectorAll('{0} .item:not([hidden])').length"
    search = ("(() => {{ const box = document.getElementById('search'); box.value = '{0}';"
              "box.dispatchEvent(new Event('input')); }})()")
    everything = browser.run(shown.format("section"))
    checks.expect("report: the search box is there",
                  browser.run("document.getElementById('search').hidden"), False)
    name = browser.run("document.querySelector('#schools .name').textContent")
    browser.run(search.format(name))
    found = browser.run(shown.format("#schools"))
    checks.expect("report: something found", 1 <= found < everything, True)
    checks.expect("report: what was found is shown",
                  browser.run("document.querySelector('#schools .item:not([hidden]) .name')"
                              ".textContent"), name)
    browser.run(search.format("城关区"))
    checks.expect("report: the tree opens down to what was found",
                  browser.run("document.querySelector('#districts .item:not([hidden])').open"), True)
    browser.run(search.format("no such thing"))
    checks.expect("report: nothing found", browser.run(shown.format("section")), 0)
    checks.expect("report: it says so",
                  browser.run("document.querySelector('#schools .none').hidden"), False)
    browser.run(search.format(""))
    checks.expect("report: all is back", browser.run(shown.format("section")), everything)
    checks.expect("report: re-posts are listed",
                  browser.run("document.querySelectorAll('#reposts .item').length > 10"), True)
    browser.run("document.querySelector('#schools .item').open = true;"
                "document.querySelector('#districts .item').open = true")
    check_widths(browser, checks, "report", pictures)
    checks.expect("report: console", browser.complaints(), [])


def main():
    program, folder = sys.argv[1:3]
    pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    checks = Checks()
    browser = Browser(program)
    try:
        check_extract(browser, checks, pathlib.Path(folder) / "extract.html", pictures)
        check_report(browser, checks, pathlib.Path(folder) / "report.html", pictures)
    finally:
        browser.close()
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""A headless Chromium, through its DevTools protocol."""

import atexit
import base64
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60


class Browser:
    """Started when it is first asked for, ended with the process."""

    def __init__(self) -> None:
        self.socket = None
        self.last = 0
        self.session = None
        self.events: list[dict] = []

    def start(self) -> None:
        binary = next(filter(None, map(shutil.which, NAMES)), None)
        if binary is None:
            raise RuntimeError(f"none of {', '.join(NAMES)} is installed")
        folder = tempfile.mkdtemp()
        process = subprocess.Popen(
            [
                binary, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        atexit.register(process.wait)
        atexit.register(process.terminate)
        port = Path(folder) / "DevToolsActivePort"
        end = time.monotonic() + SECONDS
        while not (port.exists() and len(lines := port.read_text().split()) == 2):
            if time.monotonic() > end or process.poll() is not None:
                raise RuntimeError(f"{binary} does not answer")
            time.sleep(0.05)
        self.socket = websocket.create_connection(
            f"ws://127.0.0.1:{lines[0]}{lines[1]}", timeout=SECONDS, suppress_origin=True
        )
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **arguments) -> dict:
        self.last += 1
        message = {"id": self.last, "method": method, "params": arguments}
        if self.session:
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path: Path) -> None:
        if self.socket is None:
            self.start()
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(json.loads(self.socket.recv()))

    def look(self, path: Path, width: int, media: str, script: str) -> tuple[str, list[str]]:
        """What a script answers at a width, and all that the console or the network says."""
        if self.socket is None:
            self.start()
        self.call("Emulation.setEmulatedMedia", media=media)
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500
        )
        self.open(path)
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"]
        said = [heard for event in self.events if (heard := hear(event, path))]
        return answer.get("value", json.dumps({"out": [str(answer)]})), said

    def printed_pages(self, path: Path) -> int:
        self.open(path)
        pdf = base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])
        return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ")


def hear(event: dict, path: Path) -> str | None:
    """A message of the console, an exception, or a request for anything but the page."""
    method, params = event.get("method", ""), event.get("params", {})
    if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
        return f"{method} {params}"
    if method == "Network.requestWillBeSent" and params["request"]["url"] != path.as_uri():
        return f"asks for {params['request']['url']}"
    return None

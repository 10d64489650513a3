#!/usr/bin/python3
"""A window with nothing but a QtWebKit view (5.212, of 2016): python3 qtweb.py URL [WIDTH HEIGHT]

The oldest engine that the tests run in: WebGL 1 and ES2015 in part. Console messages go to standard output, so that
they can be shown when a test run dies.
"""
import signal
import sys

from PyQt5.QtCore import QUrl
from PyQt5.QtWebKit import QWebSettings
from PyQt5.QtWebKitWidgets import QWebPage, QWebView
from PyQt5.QtWidgets import QApplication

DEFAULT_SIZE = ["1280", "800"]


class Page(QWebPage):
    """A page that lets long scripts run: software GL takes seconds, and a question nobody answers would hang the test."""

    def javaScriptConsoleMessage(self, message, line, source):
        print(f"console: {message} ({source}:{line})", flush=True)

    def shouldInterruptJavaScript(self):
        return False

    def javaScriptAlert(self, frame, message):
        print(f"alert: {message}", flush=True)


signal.signal(signal.SIGTERM, signal.SIG_DFL)
app = QApplication(sys.argv[:1])
settings = QWebSettings.globalSettings()
for attribute in ("WebGLEnabled", "AcceleratedCompositingEnabled", "Accelerated2dCanvasEnabled", "LocalStorageEnabled"):
    settings.setAttribute(getattr(QWebSettings, attribute), True)
view = QWebView()
page = Page(view)
view.setPage(page)
view.resize(*map(int, sys.argv[2:4] or DEFAULT_SIZE))
view.show()
view.load(QUrl(sys.argv[1]))
sys.exit(app.exec_())

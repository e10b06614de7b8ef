"""Drives `shapelint lsp` with the client of pygls, as an editor would.

Needs pygls 2 (pip install pygls); SHAPELINT_BIN is the binary to test.
"""

import asyncio
import os
import pathlib
import sys
import tempfile

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

BIN = os.environ.get("SHAPELINT_BIN", "shapelint")
LIMIT = 30  # seconds for any one answer

# The accents and the emoji make columns differ between UTF-8, UTF-16 and code points.
SOURCE = '''import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(20, 10)

    def forward(self, x):
        "é 🚀"; y = self.fc(x)
        return y


Net()(torch.randn(32, 30))
'''

CALL = (10, '        "é 🚀"; y = self.fc(x)')


class Client:
    def __init__(self, encodings):
        self.encodings = encodings
        self.client = LanguageClient("e2e", "1")
        self.published = asyncio.Queue()
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda p: self.published.put_nowait(p))

    async def start(self, root):
        await self.client.start_io(BIN, "lsp")
        result = await self.ask(self.client.initialize_async(lsp.InitializeParams(
            process_id=os.getpid(), root_uri=root.as_uri(),
            capabilities=lsp.ClientCapabilities(
                general=lsp.GeneralClientCapabilities(position_encodings=self.encodings),
                text_document=lsp.TextDocumentClientCapabilities(
                    hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.PlainText]))))))
        self.client.initialized(lsp.InitializedParams())
        return result

    async def ask(self, awaitable):
        return await asyncio.wait_for(awaitable, LIMIT)

    async def diagnostics(self, uri, version):
        """Waits for the diagnostics of a version of a text."""
        while True:
            p = await self.ask(self.published.get())
            if p.uri == uri and p.version == version:
                return p.diagnostics

    async def stop(self):
        await self.ask(self.client.shutdown_async(None))
        self.client.exit(None)
        server = self.client._server
        await asyncio.wait_for(server.wait(), LIMIT)
        return server.returncode


def column(encoding, text, needle):
    """The column of needle in text, as the protocol counts it."""
    before = text[: text.index(needle)]
    if encoding == lsp.PositionEncodingKind.Utf8:
        return len(before.encode())
    return len(before.encode("utf-16-le")) // 2


async def session(encodings, encoding):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="shapelint lsp "))  # the blank must survive in URIs
    path = folder / "net.py"
    path.write_text(SOURCE, encoding="utf-8")
    uri = path.as_uri()
    c = Client(encodings)
    caps = (await c.start(folder)).capabilities
    assert caps.position_encoding == encoding, caps.position_encoding

    c.client.text_document_did_open(lsp.DidOpenTextDocumentParams(
        lsp.TextDocumentItem(uri=uri, language_id="python", version=1, text=SOURCE)))
    found = await c.diagnostics(uri, 1)
    assert len(found) == 1, found
    d = found[0]
    assert d.code == "mismatched-features", d
    assert d.severity == lsp.DiagnosticSeverity.Error, d
    assert d.source == "shapelint" and d.code_description.href.endswith("/mismatched-features"), d
    assert "20" in d.message and "30" in d.message, d.message
    line, text = CALL
    assert d.range.start == lsp.Position(line, column(encoding, text, "self.fc")), d.range
    assert any(r.location.uri == uri and r.location.range.start.line == 7 for r in d.related_information or []), d.related_information

    async def hover(needle, text=text):
        h = await c.ask(c.client.text_document_hover_async(lsp.HoverParams(
            lsp.TextDocumentIdentifier(uri), lsp.Position(line, column(encoding, text, needle)))))
        return h and h.contents.value

    assert await hover("x)") == "x: [32, 30]", await hover("x)")

    # The repair: 20 becomes 30.
    layer = SOURCE.splitlines()[7]
    at = column(encoding, layer, "20")
    c.client.text_document_did_change(lsp.DidChangeTextDocumentParams(
        lsp.VersionedTextDocumentIdentifier(uri=uri, version=2),
        [lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(7, at), lsp.Position(7, at + 2)), "30")]))
    left = await c.diagnostics(uri, 2)
    assert not left, left
    assert await hover("self.fc") == "self.fc(x): [32, 10]", await hover("self.fc")

    # Half a word must not take the shapes away.
    c.client.text_document_did_change(lsp.DidChangeTextDocumentParams(
        lsp.VersionedTextDocumentIdentifier(uri=uri, version=3),
        [lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(14, 0), lsp.Position(14, 0)), "print(\n")]))
    await c.diagnostics(uri, 3)
    assert path.read_text(encoding="utf-8") == SOURCE  # all of this was unsaved
    code = await c.stop()
    assert code == 0, code


async def main():
    utf8, utf16 = lsp.PositionEncodingKind.Utf8, lsp.PositionEncodingKind.Utf16
    await session([utf8, utf16], utf8)
    await session(None, utf16)
    print("ok")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Clients of examples/echo.c: each prints a line with what it saw.

    tests/examples/echo.py PORT
"""
import os
import select
import socket
import sys
import time

PORT = int(sys.argv[1])


def connect():
    return socket.create_connection(("127.0.0.1", PORT), timeout=30)


def read_all(client):
    parts = []
    while part := client.recv(65536):
        parts.append(part)
    return b"".join(parts)


def sends(data):
    """All of it, while what comes back is read; then the end of what it sends."""
    client = connect()
    client.setblocking(False)
    sent, back = 0, b""
    while len(back) < len(data):
        readable, writable, _ = select.select([client], [client] if sent < len(data) else [], [], 30)
        if not readable and not writable:
            break
        if writable:
            sent += client.send(data[sent:sent + 65536])
        if readable:
            part = client.recv(65536)
            if not part:
                break
            back += part
    client.setblocking(True)
    client.settimeout(30)
    client.shutdown(socket.SHUT_WR)
    return back == data and read_all(client) == b""


def stuffs():
    """As much as goes in without reading; then it comes back."""
    client = connect()
    client.setblocking(False)
    sent, quiet = 0, 0
    while quiet < 3 and sent < 64 << 20:
        try:
            sent += client.send(b"0123456789abcdef" * 4096)
            quiet = 0
        except BlockingIOError:
            quiet += 1
            time.sleep(0.05)
    client.setblocking(True)
    client.settimeout(30)
    other = connect()  # is served meanwhile
    other.sendall(b"other")
    served = other.recv(100) == b"other"
    other.close()
    back = 0
    while back < sent:
        back += len(client.recv(65536))
    client.close()
    return served and 65536 < sent == back


def crowd(count):
    """More clients than it serves at a time: the last ones wait until the first ones leave."""
    clients = [connect() for _ in range(count)]
    for number, client in enumerate(clients):
        client.sendall(b"%d" % number)
    back = []
    for client in clients:
        back.append(client.recv(100))
        client.close()
    return back == [b"%d" % number for number in range(count)]


def idles():
    """It is closed by the server after a second or two, but not while it is busy."""
    busy, idle = connect(), connect()
    began, ended = time.monotonic(), None
    while ended is None and time.monotonic() - began < 20:
        busy.sendall(b"x")
        if busy.recv(1) != b"x":
            return False
        if select.select([idle], [], [], 0.1)[0]:
            ended = time.monotonic() - began if idle.recv(1) == b"" else None
    busy.close()
    return ended is not None and 0.9 < ended < 10


def leaves():
    """A client that is gone with a reset does no harm."""
    client = connect()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    client.sendall(b"x" * 100000)
    client.close()
    return sends(b"after")


for name, saw in (("a line", lambda: sends(b"hello\n")),
                  ("3 MB", lambda: sends(os.urandom(3000000))),
                  ("one that does not read", stuffs),
                  ("one that is reset", leaves),
                  ("100 at a time", lambda: crowd(100)),
                  ("an idle one", idles)):
    print(f"{name}: {'right' if saw() else 'wrong'}", flush=True)

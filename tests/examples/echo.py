#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A client of examples/echo.c: prints whether it was served right.

    tests/examples/echo.py PORT NAME        NAME is one of CLIENTS
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
            sent += client.send(b"0123456789abcdef" * 5000)
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
    """It is closed by a server that waits for a second, but one that is busy is not. Where this process itself had to
    wait for too long, that shows nothing, and it tries again."""
    for _ in range(10):
        busy, idle = connect(), connect()
        began = last = time.monotonic()
        pause, back = 0, b"x"
        while back == b"x" and not select.select([idle], [], [], 0.1)[0]:
            busy.sendall(b"x")
            back = busy.recv(1)
            pause, last = max(pause, time.monotonic() - last), time.monotonic()
        if pause < 0.9:
            ended = idle.recv(1) == b"" and 1 <= last - began + 0.2 < 30
            time.sleep(0.1)  # it may close both in one turn
            return ended and back == b"x" and again(busy)
    return False


def again(busy):
    """Is it still served?"""
    try:
        busy.sendall(b"y")
        return busy.recv(1) == b"y"
    except ConnectionError:
        return False


def leaves():
    """A client that is gone with a reset does no harm."""
    client = connect()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    client.sendall(b"x" * 100000)
    client.close()
    return sends(b"after")


CLIENTS = {"a line": lambda: sends(b"hello\n"),
           "3 MB": lambda: sends(os.urandom(3000000)),
           "one that does not read": stuffs,
           "one that is reset": leaves,
           "100 at a time": lambda: crowd(100),
           "an idle one": idles}
print(f"{sys.argv[2]}: {'right' if CLIENTS[sys.argv[2]]() else 'wrong'}")

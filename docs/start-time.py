#!/usr/bin/env python3
"""Times the start of the window: from the start of ./workbench to the first picture of its front page on the screen.

    DISPLAY=:99 WORKBENCH_JAVA_OPTS='-Dprism.order=sw -Dworkbench.user=DIR' docs/start-time.py 8

Prints the milliseconds of each start and the median of all but the first, which may be the one that makes the archive of classes.
The screen has to be empty (Xvfb): a picture is there when the middle of it holds many colours, as text and icons do. Linux with X11 only.
"""

import ctypes
import ctypes.util
import pathlib
import statistics
import subprocess
import sys
import time

SECONDS_TO_SETTLE = 12
WIDTH, HEIGHT = 500, 300
MANY_COLOURS = 20


class XImage(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")] + [("data", ctypes.c_void_p)]


def screen():
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XGetImage.restype = ctypes.POINTER(XImage)
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not display:
        sys.exit("No X server: set DISPLAY")
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    left = (x11.XDisplayWidth(display, 0) - WIDTH) // 2
    top = (x11.XDisplayHeight(display, 0) - HEIGHT) // 2

    def colours():
        image = x11.XGetImage(display, root, left, top, WIDTH, HEIGHT, ctypes.c_ulong(-1), 2)
        pixels = ctypes.string_at(image.contents.data, WIDTH * HEIGHT * 4)
        x11.XDestroyImage(image)
        return len(set(memoryview(pixels).cast("I")))

    return colours


def main():
    starts = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    workbench = pathlib.Path(__file__).resolve().parent.parent / "workbench"
    colours = screen()
    times = []
    for _ in range(starts):
        while colours() >= MANY_COLOURS:
            time.sleep(0.1)
        began = time.monotonic()
        window = subprocess.Popen([workbench])
        while colours() < MANY_COLOURS:
            if window.poll() is not None:
                sys.exit(f"The window ended with {window.returncode}")
            time.sleep(0.01)
        times.append(1000 * (time.monotonic() - began))
        print(f"{times[-1]:.0f} ms", flush=True)
        time.sleep(SECONDS_TO_SETTLE)
        window.terminate()
        window.wait()
    print(f"median of {len(times) - 1}: {statistics.median(times[1:]):.0f} ms")


if __name__ == "__main__":
    main()

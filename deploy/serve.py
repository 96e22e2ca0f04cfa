"""Start the embedded server: one process for pages, sockets and background work.

Prints where to go and the demo sign-ins, then becomes granian, so that Ctrl-C and signals reach it directly.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

DEMO_SIGN_INS = (
    ("hocvien", "người học, cán bộ xã"),
    ("totruong", "người học, tổ trưởng tổ công nghệ số cộng đồng"),
    ("giangvien", "giảng viên"),
    ("bientap", "biên tập"),
    ("tochuc", "cán bộ tổ chức của tỉnh"),
    ("tochuc-xa", "cán bộ tổ chức của một xã"),
    ("thamdinh", "thẩm định thi đua"),
    ("quantri", "quản trị"),
)


def greet(port: str) -> None:
    """Say where the site is and who can sign in."""
    print(f"\nHọc Mặt trận: http://127.0.0.1:{port}/   (Ctrl-C để dừng)")
    if os.environ.get("DEMO", "1") not in {"0", "false", "False"}:
        password = os.environ.get("DEMO_PASSWORD", "mattran-2026")
        print(f"Tài khoản dùng thử, mật khẩu {password}:")
        for name, role in DEMO_SIGN_INS:
            print(f"  {name:<11} {role}")
    sys.stdout.flush()


def main() -> None:
    """Replace this process by granian."""
    port = os.environ.get("PORT", "8000")
    greet(port)
    os.chdir(ROOT)
    os.environ["EMBEDDED_WORKER"] = "1"
    arguments = [
        *("--interface", "asgi", "--host", os.environ.get("HOST", "127.0.0.1"), "--port", port),
        *("--workers", "1", "--workers-kill-timeout", "10"),
        # Whatever ends the worker (memory, mostly), another takes its place at once.
        "--respawn-failed-workers",
        *("--log-level", "warning", "learning.asgi:application"),
    ]
    granian = Path(sys.executable).with_name("granian")
    os.execv(granian, [str(granian), *arguments])  # noqa: S606 -- our own program, no shell


if __name__ == "__main__":
    main()

"""How much of a file is read: enough for a province's list of people, too little to exhaust a small server."""

MAX_BYTES, MAX_TABLE_BYTES = 50_000_000, 20_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 1_500_000
MAX_CELL_LETTERS = 32_767  # as in Excel

"""The benchmarks: `make bench` starts the real server on real data, loads it and writes docs/benchmarks.md."""

// Imported first by bench.mjs: the measuring build has the floors in it and a folder of its own.
process.env.NEXT_DIST_DIR = ".next-bench";
process.env.GUOBAN_BENCH = "1";

# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2016,SC2034,SC2086,SC2154  # Perl and others; lib.sh and run have the variables; words
# node: V8 reserves, commits, protects and gives back what it compiles and collects.
about="node: JavaScript that is compiled and collected, workers, WebAssembly, shared buffers"
targets=$(uname -m)
needs=node
how=preload

tests() {
    printed "compiled and collected" $PRELOAD node --expose-gc -e 'let kept = [], sum = 0;
        for (let i = 0; i < 3e6; i++) {
            kept.push({i, text: "a" + i}); if (kept.length > 1e5) kept = []; sum += i % 7; }
        gc(); console.log(sum, kept.length);'
    printed "large buffers" $PRELOAD node -e 'let all = 0;
        for (let i = 1; i < 40; i++) { let b = Buffer.alloc(i * 1e6, i); all += b[b.length - 1]; } console.log(all);'
    printed "WebAssembly memory that grows" $PRELOAD node -e '
        let m = new WebAssembly.Memory({initial: 1, maximum: 1000});
        new Uint8Array(m.buffer)[65535] = 7; let was = m.grow(500);
        console.log(was, m.buffer.byteLength, new Uint8Array(m.buffer)[65535], new Uint8Array(m.buffer)[65536]);
        try { m.grow(5000) } catch (e) { console.log(e.name); }'
    printed "workers and a shared buffer" $PRELOAD node -e 'const {Worker} = require("worker_threads");
        let shared = new Int32Array(new SharedArrayBuffer(400)), left = 4;
        for (let i = 0; i < 4; i++) new Worker(`const {workerData: w} = require("worker_threads");
            for (let k = 0; k < 10000; k++) Atomics.add(w, 0, 1)`, {eval: true, workerData: shared})
            .on("exit", () => { if (--left == 0) console.log(shared[0]); });'
    printed "no heap left" $PRELOAD sh -c '
        node --max-old-space-size=30 -e "let a = []; for (;;) a.push({a: a.length});" 2>&1 | grep -c "out of memory"'
    printed "compression" $PRELOAD node -e 'const z = require("zlib"), d = Buffer.alloc(5e6, "abcdefg");
        console.log(z.gunzipSync(z.gzipSync(d)).equals(d), z.brotliDecompressSync(z.brotliCompressSync(d)).length);'
}

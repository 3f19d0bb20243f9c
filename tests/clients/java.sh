# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2016,SC2034,SC2086,SC2154  # Perl and others; lib.sh and run have the variables; words
# Java: the machine's JVM reserves its heaps, protects pages to stop threads, and maps files; each of its collectors.
about="java: mapped files under each collector"
targets=$(uname -m)
needs="java javac"
how=preload
TIME=120

build() {
    cat >Maps.java <<'END'
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;

class Maps {
    static int deep(int n) { return deep(n + 1) + 1; }

    public static void main(String[] arguments) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile("mapped", "rw")) {
            MappedByteBuffer pages = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 5000000);
            for (int i = 0; i < pages.limit(); i += 1000)
                pages.putInt(i, i);
            pages.force();
            pages.load();
            file.seek(4999000);
            System.out.println(file.readInt() + " " + pages.getInt(1234000));
        }
        ArrayList<byte[]> kept = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < 20000; i++) {
            kept.add(new byte[i % 5000]);
            if (kept.size() > 2000)
                kept.clear();
            sum += kept.size();
        }
        System.gc();
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> new ArrayList<>(java.util.Collections.nCopies(100000, 1)));
            threads[i].start();
        }
        for (Thread thread : threads)
            thread.join();
        try {
            deep(0);
        } catch (StackOverflowError error) {
            System.out.println("the stack ends");
        }
        try {
            Object nothing = arguments.length > 5 ? "" : null;
            nothing.hashCode();
        } catch (NullPointerException error) {
            System.out.println(sum);
        }
    }
}
END
    javac Maps.java
}

tests() {
    for way in -XX:+UseSerialGC -XX:+UseParallelGC -XX:+UseG1GC -XX:+UseZGC -XX:+UseShenandoahGC -Xint -Xcomp \
        "-XX:+UseG1GC -XX:+AlwaysPreTouch" -XX:+UseTransparentHugePages -Xshare:off; do
        case $way in -Xcomp) few=-XX:TieredStopAtLevel=1 ;; *) few= ;; esac
        printed "java $(echo "$way" | tr -d :)" $PRELOAD java -Xmx200m $way $few -cp "$TREE" Maps
    done
}

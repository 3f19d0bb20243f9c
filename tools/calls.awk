# SPDX-License-Identifier: MIT
# The generator behind tools/calls. Reads tools/calls.list, the names ("has TARGET NAME"), the manual
# page syscalls(2), and the kernel's headers with prototypes; prints the declarations or the definitions,
# as `what` says.

function die(text) { print "tools/calls: " text > "/dev/stderr"; exit failed = 1 }
function trim(text) { gsub(/[ \t]+/, " ", text); sub(/^ /, "", text); sub(/ $/, "", text); return text }

# use(KIND, KEY): what the list says, if anything. Each line of it must be used.
function use(kind, key) {
    if (!((kind, key) in said)) return ""
    used[kind, key] = 1
    return said[kind, key]
}
function say(kind, key, value) {
    if ((kind, key) in said) die("calls.list says \"" kind " " key "\" twice")
    said[kind, key] = value
    keys[++n_keys] = kind SUBSEP key
}

# --- reading -------------------------------------------------------------------------------------

FNR == 1 { file++ }

file == 1 && (/^#/ || NF == 0) { next }
file == 1 {
    kind = $1
    rest = trim(substr($0, length($1) + 1))
    if (kind ~ /^(memory|left|noreturn|narrow|const)$/) {
        for (i = 2; i <= NF; i++) say(kind, $i, 1)
    } else if (kind ~ /^(like|choose|rename|names|since)$/) {
        say(kind, $2, trim(substr(rest, length($2) + 1)))
    } else if (kind == "own") {
        name = rest; sub(/\(.*/, "", name)
        say(kind, name, rest)
    } else if (kind == "type") {
        i = index(rest, " = ")
        say(kind, trim(substr(rest, 1, i)), substr(rest, i + 3))
    } else if (kind == "as") {
        i = index(rest, " = ")
        n = split(substr(rest, 1, i), word, " ")
        while (n) say(kind, word[n--], substr(rest, i + 3))
    } else die("calls.list: unknown \"" kind "\"")
    next
}

file == 2 && $1 == "has" {
    if (!($2 in is_target)) { is_target[$2] = 1; targets[++n_targets] = $2 }
    if (!($3 in on)) names[++n_names] = $3
    on[$3] = on[$3] $2 " "
    next
}

# A row of the manual's table: bold "NAME(2)", tab, the release; a long one begins with a block for the name.
file == 3 {
    cells = split($0, cell, "\t")
    if ($1 == ".BR" && $3 == "(2)") row = $2
    else if (cell[1] == "T}" && cells > 1) manual[row] = cell[2]
    else if (match(cell[1], /^\\f\[B\][a-z_0-9]+\\/)) manual[substr(cell[1], 6, RLENGTH - 6)] = cell[2]
    next
}

# The kernel's text, without comments and the preprocessor's lines, is cut at its semicolons.
file > 3 {
    while ((at = index($0, "/*")) > 0 || in_comment) {
        if (in_comment) at = 1
        end = index(substr($0, at), "*/")
        in_comment = !end
        $0 = substr($0, 1, at - 1) (end ? " " substr($0, at + end + 1) : "")
        if (in_comment) break
    }
    if (/^#/ || continued) { continued = /\\$/; next }
    text = text " " $0
}

# --- arguments -----------------------------------------------------------------------------------

# Sets argument_type, argument_name of one argument of the call, as the kernel wrote it.
function read_argument(call, text, number,    words, n, list_names, renamed) {
    gsub(/__user/, "", text)
    gsub(/\*/, " * ", text)
    text = trim(text)
    n = split(text, words, " ")
    argument_name = words[n]
    if (n == 1 || argument_name !~ /^[A-Za-z_]/ || argument_name ~ /^(int|long|unsigned|const)$/ ||
        words[n - 1] ~ /^(struct|union|enum)$/) {
        split(use("names", call), list_names, " ")
        argument_name = list_names[number]
        if (argument_name == "") die("sys_" call " has arguments without a name: name them in calls.list")
    } else {
        text = trim(substr(text, 1, length(text) - length(argument_name)))
    }
    sub(/^_+/, "", argument_name)
    renamed = use("rename", call "." argument_name)
    if (renamed != "") argument_name = renamed
    if ((" " keywords " ") ~ (" " argument_name " "))
        die("sys_" call ": " argument_name " is a word of C++ or a macro: rename it in calls.list")
    argument_type = our_type(call, argument_name, text)
}

# The C type for a kernel's type.
function our_type(call, name, text,    type, stars, is_const, tag) {
    type = use("as", call "." name)
    if (type == "" && use("const", call "." name) != "") {
        if (text ~ /^const /) die(call "." name " is const: calls.list need not say so")
        text = "const " text
    }
    if (type == "" && (text ~ /^[a-z ]*$/)) type = use("as", "*." name)
    if (type != "") return type

    stars = text
    if (!match(stars, /\*.*$/)) stars = ""; else { stars = substr(text, RSTART); text = trim(substr(text, 1, RSTART - 1)) }
    is_const = text ~ /^const /
    sub(/^const /, "", text)
    gsub(/ /, "", stars); gsub(/const/, "const ", stars)
    if (text == "unsigned") text = "unsigned int"
    type = use("type", text)
    if (type == "" && text ~ /^(struct|union) [a-z_0-9]+$/) type = text
    if (type == "" && text ~ /^(void|char|int|long|unsigned (char|int|long))$/) type = text
    if (type == "") die("sys_" call ": no type for \"" text "\": name one in calls.list")
    tag = type; sub(/ \*$/, "", tag)
    if (tag ~ /^(struct|union) /) tags[tag] = 1
    if (type ~ /\*$/) { type = tag; stars = "*" stars }
    return (is_const ? "const " : "") type (stars == "" ? "" : " " stars)
}

# How the argument becomes the long that the kernel reads (src/trap.h).
function widened(type, name) {
    if (type ~ /\*/) return "os_pointer_(" name ")"
    if (type == "os_size_t" || type == "unsigned long") return "os_size_(" name ")"
    if (type == "unsigned int") return "os_unsigned_(" name ")"
    if (type == "int" || type == "unsigned short") return "os_number_(" name ")"
    if (type == "long" || type == "os_off_t") return name
    die("no rule to widen \"" type "\" to a long")
}

# --- calls ---------------------------------------------------------------------------------------

# choose(CALL, FUNCTION): the text of its arguments in the kernel's prototype.
function choose(call, function_name,    n, i, word, wanted, found) {
    wanted = use("choose", call)
    n = n_prototypes[function_name]
    for (i = 1; i <= n; i++) {
        if (wanted != "" && prototype[function_name, i] !~ ("[ *]" wanted "(,|$)")) continue
        if (found != "" && found != prototype[function_name, i])
            die("sys_" function_name " has different prototypes: choose one in calls.list")
        found = prototype[function_name, i]
    }
    if (found == "") die("no prototype for " call ": give it one in calls.list")
    return found
}

# since_when(CALL): of "2.6; 2.4.18" the first, for the other is a release of an older series.
function since_when(call,    release) {
    release = manual[call] == "" ? use("since", call) : manual[call]
    sub(/;.*/, "", release)
    if (release !~ /^[1-9][0-9]*(\.[0-9]+)+$/)
        die("the manual does not say since when there is " call ": say it in calls.list")
    return release
}

# A call that gets a function: sets parameters[call], arity[call], arguments[call] ...
function take(call,    text, n, i, part, like) {
    text = use("own", call)
    if (text != "") {
        if (call in n_prototypes) die(call " has a prototype: calls.list needs none")
        sub(/^[^(]*\(/, "", text); sub(/\)$/, "", text)
    } else {
        like = use("like", call)
        text = choose(call, like == "" ? call : like)
    }
    n = text == "void" ? 0 : split(text, part, ",")
    parameters[call] = n ? "" : "void"
    for (i = 1; i <= n; i++) {
        read_argument(call, part[i], i)
        parameters[call] = parameters[call] (i > 1 ? ", " : "") argument_type \
            (argument_type ~ /\*$/ ? "" : " ") argument_name
        arguments[call] = arguments[call] ", " widened(argument_type, argument_name)
    }
    arity[call] = n
    result[call] = use("noreturn", call) ? "void" : "long"
    narrow[call] = use("narrow", call)
    since[call] = since_when(call)
}

# wrap(HEAD, PARAMETERS, TAIL): the line, broken between parameters where it would be too long.
function wrap(head, list, tail,    n, i, part, line, indent) {
    indent = sprintf("%" length(head) "s", "")
    n = split(list, part, ", ")
    line = head
    for (i = 1; i <= n; i++) {
        part[i] = part[i] (i < n ? "," : tail)
        if (i > 1 && length(line " " part[i]) > 100) { print line; line = indent part[i] }
        else line = line (i > 1 ? " " : "") part[i]
    }
    i = index(line, " OS_CORE_NOEXCEPT_")
    if (length(line) > 100 && i) { print substr(line, 1, i - 1); line = indent substr(line, i + 1) }
    print line
}

function declaration(call) {
    wrap("OS_CORE_API_ " result[call] " os_" call "(", parameters[call],
         ") OS_CORE_NOEXCEPT_" (result[call] == "void" ? " __attribute__((__noreturn__));" : ";") " /* " since[call] " */")
}

function definition(call,    trap) {
    wrap("OS_CORE_DEFINE_ " result[call] " os_" call "(", parameters[call], ") OS_CORE_NOEXCEPT_")
    print "{"
    trap = "os_trap" arity[call] "_("
    if (result[call] == "void") {
        print "    for (;;)"
        wrap("        " trap, "OS_NR_" call arguments[call], ");")
    } else if (narrow[call]) {
        wrap("    return (int)" trap, "OS_NR_" call arguments[call], ");")
    } else {
        wrap("    return " trap, "OS_NR_" call arguments[call], ");")
    }
    print "}"
}

# The calls of one set of targets, in the order of the alphabet.
function section(set, what,    i, n, target, condition, title, any) {
    for (i = 1; i <= n_names; i++) if (names[i] in arity && on[names[i]] == set) any = 1
    if (!any) return
    n = split(set, target, " ")
    print ""
    if (n < n_targets) {
        for (i = 1; i <= n; i++)
            condition = condition (i > 1 ? " || " : "") "defined(OS_CORE_" toupper(target[i]) ")"
        print "#if " condition
    }
    for (i = 1; i <= n_names; i++) {
        if (!(names[i] in arity) || on[names[i]] != set) continue
        if (what == "declarations") declaration(names[i]); else definition(names[i])
    }
    if (n < n_targets) print "#endif"
}

function sort(array, n,    i, j, item) {
    for (i = 2; i <= n; i++) {
        item = array[i]
        for (j = i - 1; j >= 1 && array[j] > item; j--) array[j + 1] = array[j]
        array[j + 1] = item
    }
}

function head(what,    i, n, tag, list) {
    print "/* GENERATED by `make calls` from the kernel's own prototypes: do not edit. */"
    print "/* Linux " release " */"
    print "/* SPDX-License-Identifier: MIT */"
    if (what == "definitions") {
        print "#include \"annotate.h\"\n#include \"define.h\"\n#include \"os_core/calls.h\"\n#include \"trap.h\""
        print "\nOS_CORE_BEGIN_"
        return
    }
    print "/*"
    print " * Every system call of Linux that os_core/memory.h does not have, one function each: os_openat is"
    print " * openat(2). Section 2 of the manual says what each does. Behind each stands the release since"
    print " * which Linux has it; aarch64 came with 3.7, riscv64 with 4.15. The arguments are those of the"
    print " * release above: an older kernel may look at fewer of them (at three of bpf's five)."
    print " *"
    print " * Thin: the arguments reach the kernel as they are, widened to its registers, and the result is"
    print " * the kernel's own: -4095..-1 is -errno (os_is_error), all else is success. That is not always the"
    print " * interface of libc's function of that name: os_getcwd returns a length, os_getpriority 20 - nice."
    print " * os_core(7), \"Beside a libc\", and docs/beside-libc.md have the list."
    print " * One success looks like an error: a small process group that owns a descriptor, from os_fcntl with"
    print " * F_GETOWN (ask with F_GETOWN_EX). There is no state and no errno: every function is thread-safe,"
    print " * async-signal-safe and usable before relocation."
    print " *"
    print " * A structure is the kernel's, by its tag in <linux/...> or <asm/...>, none of which is needed"
    print " * here; void stands for those without a tag (sigset_t, fd_set), and for the __u64 of UAPI headers,"
    print " * which is an unsigned long long. An offset is an os_off_t, a long; where it is a pointer, so is"
    print " * what it points to. What has another type in libc's headers:"
    print " *     struct timespec, timeval, itimerval, itimerspec, timex: the layout is that of struct"
    print " *         __kernel_timespec, __kernel_old_timeval ...: cast the pointer"
    print " *     socklen_t *: int *, cast it; mode_t: unsigned short, convert it"
    print " *     sigset_t: the first 8 bytes of libc's, and 8 is the argument sigsetsize"
    print " *     struct sigaction: another structure; the kernel's is in <asm/signal.h>"
    print " *     struct msqid_ds: struct msqid64_ds of <asm/msgbuf.h>, cast it; but the struct msqid_ds"
    print " *         of <linux/msg.h> is a shorter one of old, as is struct semid_ds of <linux/sem.h>: what"
    print " *         semctl's last argument points to is a struct semid64_ds"
    print " *"
    print " * The calls of every target come first, then those that only some have; a call that a target"
    print " * lacks is not declared there. Not here: vfork, clone and clone3, which return twice (to fork"
    print " * everywhere: os_syscall5(OS_NR_clone, OS_SIGCHLD, 0, 0, 0, 0)), rt_sigreturn, and numbers behind"
    print " * which there is no call any more."
    print " */"
    print "#ifndef OS_CORE_CALLS_H_\n#define OS_CORE_CALLS_H_\n"
    print "#include \"api.h\"\n#include \"constants.h\"\n#include \"flags.h\"\n#include \"types.h\"\n"
    for (tag in tags) list[++n] = tag
    sort(list, n)
    for (i = 1; i <= n; i++) print list[i] ";"
    print "\nOS_CORE_BEGIN_"
}

END {
    if (failed) exit 1
    keywords = "alignas alignof and asm auto bool break case catch char class compl concept const consteval " \
        "constexpr constinit continue decltype default delete do double else enum explicit export extern " \
        "false final float for friend goto if import inline int long module mutable namespace new noexcept " \
        "not nullptr operator or override private protected public register requires restrict return short " \
        "signed sizeof static struct switch template this throw true try typedef typeid typename typeof " \
        "union unsigned using virtual void volatile while xor linux unix i386 errno stdin stdout stderr"
    n = split(text, statement, ";")
    for (i = 1; i <= n; i++)
        if (match(statement[i], /asmlinkage long sys_[a-z_0-9]+ *\(.*\)/)) {
            text = trim(substr(statement[i], RSTART + 20, RLENGTH - 21))
            name = substr(text, 1, match(text, / ?\(/) - 1)
            prototype[name, ++n_prototypes[name]] = trim(substr(text, index(text, "(") + 1))
        }
    if (n_targets == 0 || n_names == 0) die("the constants have no OS_NR_ names")

    sort(names, n_names)
    for (i = 1; i <= n_names; i++) {
        memory = use("memory", names[i]); left = use("left", names[i])
        if (memory && left) die(names[i] " is both memory and left in calls.list")
        if (!memory && !left) take(names[i])
        if (failed) exit 1
    }
    for (i = 1; i <= n_keys; i++)
        if (!(keys[i] in used)) { sub(SUBSEP, " ", keys[i]); die("calls.list: \"" keys[i] "\" has no use") }

    # The sets of targets: all of them first, then the pairs, then each alone.
    for (i = 1; i <= n_targets; i++) all = all targets[i] " "
    n_sets = 0
    for (i = 1; i <= n_names; i++)
        if (!(on[names[i]] in seen)) { seen[on[names[i]]] = 1; sets[++n_sets] = (9 - split(on[names[i]], part, " ")) on[names[i]] }
    sort(sets, n_sets)

    head(what)
    for (i = 1; i <= n_sets; i++) section(substr(sets[i], 2), what)
    if (failed) exit 1
    print "\nOS_CORE_END_"
    if (what == "declarations") print "\n#endif"
}

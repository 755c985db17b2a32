# shellcheck shell=bash
# What packaging/run, packaging/test and packaging/desk share: finding or installing what they need, building once.
# Everything is said on standard error, so that standard output belongs to the program.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jdk_wanted=25

# How the window's memory is kept small. packaging/linux/earmark says the same for itself.
# G1 with a small old generation: what pages leave behind goes in short pauses. The serial collector lets it grow to the
# limit before one long pause: 1.3 GB after 300 changes of page, with these 320 MB. Freed native memory is given back to
# the system every ten seconds: compiling leaves some 40 MB otherwise. The second compiler stays out: it takes 4 s of a
# core before the first frame (10.8 s in all, 6.6 without), and what is heavy is done by SQLite and FFmpeg.
# shellcheck disable=SC2034  # Used by the scripts that read this one.
window_memory=(-XX:+UseG1GC -Xms32m -Xmx768m -XX:+UseCompactObjectHeaders -XX:GCTimeRatio=4 -XX:-G1UseAdaptiveIHOP
  -XX:InitiatingHeapOccupancyPercent=25 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:TrimNativeHeapInterval=10000
  -XX:TieredStopAtLevel=1)
# GTK would load OpenGL only to ask for its visuals, 45 MB where that is Mesa's own; JavaFX loads it where it draws by it.
export GDK_GL=disable

# How a command is started: it ends soon, so neither many collector threads nor the last bit of speed are worth their
# start.
# shellcheck disable=SC2034
command_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)

# build_alike: papers are written, files sorted and permissions given alike, whoever builds, and wherever.
build_alike() {
  umask 022
  export LC_ALL=C.UTF-8 TZ=UTC
}

# archive_options FILE keep|use: sets archive_options, with which the classes that commands load lie ready in a file that
# the first of them leaves behind. Processor time of a refresh: 1.1 s in place of 2.2 s; the one that writes it takes
# 1.6 s more. The file is checked against the jars and made anew when they have changed; it is passed over in silence
# where it cannot be written.
archive_options() {
  archive_options=(-Xlog:disable)
  if [ "$2" = keep ]; then
    archive_options+=(-XX:+AutoCreateSharedArchive)
  elif [ ! -e "$1" ]; then
    return 0
  fi
  archive_options+=("-XX:SharedArchiveFile=$1")
}

# native_options: sets native_options, with which no start unpacks SQLite's library into the folder for temporary files
# anew, nor starts the flight recorder, which Jdbi would feed: 0.1 s of each. After need_jdk and build.
native_options() {
  local jar machine folder=$root/target/natives
  native_options=(-Djfr.unsupported.vm=true)
  case $(uname -m) in
    x86_64 | aarch64) machine=$(uname -m) ;;
    *) return 0 ;;
  esac
  # The driver's libraries for other systems have other names.
  getconf GNU_LIBC_VERSION >/dev/null 2>&1 || return 0
  jar=$(compgen -G "$root/target/lib/sqlite-jdbc-*.jar") || return 0
  if [ "$folder/libsqlitejdbc.so" -ot "$jar" ]; then
    rm -rf "$folder.$$"
    mkdir -p "$folder" "$folder.$$"
    (cd "$folder.$$" && "$jdk/bin/jar" --extract --file "$jar" "org/sqlite/native/Linux/$machine/libsqlitejdbc.so")
    touch "$folder.$$/org/sqlite/native/Linux/$machine/libsqlitejdbc.so"
    mv "$folder.$$/org/sqlite/native/Linux/$machine/libsqlitejdbc.so" "$folder/"
    rm -rf "$folder.$$"
  fi
  native_options+=("-Dorg.sqlite.lib.path=$folder" -Dorg.sqlite.lib.name=libsqlitejdbc.so)
}

# Without a UTF-8 locale Java cannot name a file "Café.mp3". Cron, some containers and some ssh sessions have none.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
fi

say() { printf '%s\n' "$@" >&2; }

die() {
  say "$@"
  exit 1
}

# --- Debian packages -------------------------------------------------------------------------------------------------

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

is_available() {
  local candidate
  candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p')
  [ -n "$candidate" ] && [ "$candidate" != '(none)' ]
}

# missing_packages NAME|OTHER-NAME...: one line for each argument of which no alternative is installed.
missing_packages() {
  local wanted name
  for wanted in "$@"; do
    for name in ${wanted//|/ }; do
      is_installed "$name" && continue 2
    done
    printf '%s\n' "$wanted"
  done
}

# available_names NAME|OTHER-NAME...: the alternative that this release of Debian has, the first one if it has none.
available_names() {
  local wanted name
  for wanted in "$@"; do
    for name in ${wanted//|/ }; do
      if is_available "$name"; then
        printf '%s\n' "$name"
        continue 2
      fi
    done
    printf '%s\n' "${wanted%%|*}"
  done
}

# may_install: root, or sudo that asks for no password.
may_install() { [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }

# apt ARGUMENT...: apt-get as root, silent unless it fails; 1 where that is not allowed.
apt() {
  local -a as_root=()
  local output
  may_install || return 1
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  output=$("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 "$@" \
    </dev/null 2>&1) || {
    say "$output"
    return 1
  }
}

# need_packages NAME|OTHER-NAME...: installs what is missing, or says how and stops. Elsewhere than on Debian and its
# children nothing is checked: the names would mean nothing there.
need_packages() {
  local -a missing names
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  apt update || true
  mapfile -t names < <(available_names "${missing[@]}")
  ! may_install || say "Installing what is missing: ${names[*]}"
  apt install --no-install-recommends "${names[@]}" \
    || die "These system packages are missing. Install them, then try again:" \
      "  sudo apt-get install --no-install-recommends ${names[*]}"
}

# --- JDK -------------------------------------------------------------------------------------------------------------

# jdk_release HOME: its feature release (25), nothing where HOME is no JDK.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# find_jdk: prints the home of a JDK of the release wanted; 1 where there is none.
find_jdk() {
  local home on_path=
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
      "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ "$(jdk_release "$home")" = "$jdk_wanted" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# need_jdk: sets jdk, or says how to get one and stops.
need_jdk() {
  local name=openjdk-$jdk_wanted-jdk
  jdk=$(find_jdk) && return 0
  if command -v apt-get >/dev/null; then
    is_available "$name" || apt update || true
    if is_available "$name"; then
      need_packages "$name"
      jdk=$(find_jdk) && return 0
    fi
  fi
  die "Earmark needs JDK $jdk_wanted, and none was found in JAVA_HOME, on the PATH or in /usr/lib/jvm." \
    "Install $name where your system has it (Debian 13: sudo apt-get install $name)," \
    "or temurin-$jdk_wanted-jdk from Adoptium (https://adoptium.net/installation/linux), then try again."
}

# --- Maven and the build ---------------------------------------------------------------------------------------------

maven_is_new_enough() {
  local version
  version=$("$1" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  [ -n "$version" ] && [ "$(printf '3.8\n%s\n' "$version" | sort -V | head -n 1)" = 3.8 ]
}

wrapper_is_fetched() {
  local url name
  url=$(sed -n 's/^distributionUrl=//p' "$root/.mvn/wrapper/maven-wrapper.properties")
  name=$(basename "$url" -bin.zip)
  compgen -G "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/$name/*/bin/mvn" >/dev/null
}

# need_maven: sets maven. The wrapper's own Maven comes first if it is there. A good one on the PATH comes before
# fetching the wrapper's: many networks let only registries through, and asking them for more may hang.
need_maven() {
  maven=$root/mvnw
  # Maven itself may run on any JDK from 17; the toolchains plugin finds the one that compiles.
  command -v java >/dev/null || [ -n "${JAVA_HOME:-}" ] || export JAVA_HOME=$jdk
  wrapper_is_fetched && return 0
  if command -v mvn >/dev/null && maven_is_new_enough mvn; then
    maven=mvn
    return 0
  fi
  if command -v curl >/dev/null || command -v wget >/dev/null; then
    timeout 120 "$maven" -v >/dev/null 2>&1 </dev/null && return 0
  fi
  need_packages maven
  maven=mvn
  command -v mvn >/dev/null || die "Earmark is built with Maven 3.8 or later. Install it, then try again."
}

# maven_repository: the folder that Maven keeps what it has fetched in.
maven_repository() {
  local said
  said=$(sed -n 's:.*<localRepository>\(.*\)</localRepository>.*:\1:p' "$HOME/.m2/settings.xml" 2>/dev/null || true)
  printf '%s\n' "${said:-$HOME/.m2/repository}"
}

maven_package() {
  (cd "$root" && "$maven" -B -q -ntp -Dmaven.test.skip=true "$@" package </dev/null >"$root/target/build.log" 2>&1)
}

# package_of_listed: the same, of nothing but what packaging/checksums.sha256 lists, Maven's plugins among it: in a
# repository that has nothing else, with nowhere to fetch more from.
package_of_listed() {
  local repository=$root/target/repository status=0
  "$root/packaging/checksums" --only "$repository" || exit 1
  # What plugins made that nobody looked at before is no part of it.
  rm -rf "$root/target/classes" "$root/target/earmark.jar"
  # Not offline: the plugin that writes bom.json is passed over then. All that it could ask is a folder without anything.
  printf '<settings><mirrors><mirror><id>listed-only</id><mirrorOf>*</mirrorOf><url>file://%s</url></mirror></mirrors></settings>' \
    "$repository/none" >"$repository/settings.xml"
  maven_package -s "$repository/settings.xml" "-Dmaven.repo.local=$repository" || status=$?
  rm -rf "$repository"
  return $status
}

# The first time on a machine something is still to be fetched.
package_of_listed_or_fetch() {
  package_of_listed || { grep -q listed-only "$root/target/build.log" && maven_package && package_of_listed; }
}

# build: makes target/earmark.jar and target/lib, if the sources changed since the last time.
build() { build_by built maven_package; }

# build_of_listed: the same for a package, by package_of_listed.
build_of_listed() {
  build_by built.listed package_of_listed_or_fetch
  touch -r "$root/target/built.listed" "$root/target/built"
}

# build_by STAMP COMMAND...
build_by() {
  local stamp=$root/target/$1
  shift
  # A folder's own time changes when a file in it is deleted, so folders count too.
  is_built() { [ -e "$stamp" ] && [ -z "$(find "$root/src/main" "$root/pom.xml" -newer "$stamp" -print -quit)" ]; }
  is_built && return 0
  need_maven
  mkdir -p "$root/target"
  # A second start at the same time waits for the first one's build.
  exec 9>"$root/target/build.lock"
  flock 9
  if ! is_built; then
    say "Building Earmark. This takes a minute or two the first time."
    touch "$stamp.next"
    "$root/packaging/checksums"
    # A dependency's former version must not stay beside the new one.
    rm -rf "$root/target/lib"
    "$@" || {
      cat "$root/target/build.log" >&2
      die "Earmark could not be built; what went wrong is above."
    }
    mv "$stamp.next" "$stamp"
  fi
  exec 9>&-
}

# javafx_platform: the classifier of JavaFX's jars for this machine.
javafx_platform() {
  local system machine=
  case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=mac ;;
    *) die "packaging/run works on Linux and macOS." ;;
  esac
  case $(uname -m) in
    aarch64 | arm64) machine=-aarch64 ;;
  esac
  printf '%s\n' "$system$machine"
}

#!/usr/bin/env bash
# Makes target/dist/Earmark-VERSION.dmg on macOS: packaging/macos/build.sh
# Needs JDK 25 as JAVA_HOME and Maven 3.8. Written without a Mac at hand: never run yet.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml)
mvn -B -q -ntp -DskipTests package
rm -rf target/package && mkdir -p target/package/app target/package/javafx target/dist
mv target/lib/javafx-*-mac*.jar target/package/javafx/
rm -f target/lib/javafx-*.jar
cp target/earmark.jar target/lib/*.jar target/package/app/
"$JAVA_HOME/bin/jlink" --module-path target/package/javafx --strip-debug --no-header-files --no-man-pages \
  --add-modules "$(tr -d '\n' <packaging/modules)" --output target/package/runtime
# macOS takes no version that begins with 0.
"$JAVA_HOME/bin/jpackage" @packaging/jpackage.args --type dmg --app-version "${version/#0./1.}" \
  --mac-package-identifier app.earmark.Earmark

# Makes target\dist\Earmark-VERSION.msi on Windows: packaging\windows\build.ps1
# Needs JDK 25 as JAVA_HOME, Maven 3.8 and the WiX Toolset. Written without a Windows at hand: never run yet.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot "..\..")

$version = ([xml](Get-Content pom.xml)).project.version
mvn -B -q -ntp -DskipTests package
Remove-Item -Recurse -Force target\package -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force target\package\app, target\package\javafx, target\dist | Out-Null
Move-Item target\lib\javafx-*-win.jar target\package\javafx
Remove-Item target\lib\javafx-*.jar
Copy-Item target\earmark.jar, target\lib\*.jar target\package\app
$modules = (Get-Content packaging\modules -Raw).Trim()
& "$env:JAVA_HOME\bin\jlink" --module-path target\package\javafx --strip-debug --no-header-files --no-man-pages `
  --add-modules $modules --output target\package\runtime
& "$env:JAVA_HOME\bin\jpackage" "@packaging/jpackage.args" --type msi --app-version $version `
  --win-per-user-install --win-menu --win-shortcut-prompt --win-upgrade-uuid 5f0b7a52-6c39-4f0e-9a1d-6d1f3c1c7e2b

@echo off
rem Starts DL4J Workbench: the window without arguments, otherwise a command (workbench --help).
rem Builds the program the first time and after a change of its sources; every other start runs no Maven.
rem   WORKBENCH_PROFILES   Maven profiles to build with, such as cuda or generic-cpu; kept until named anew
rem   WORKBENCH_JAVA_OPTS  more options for the workbench's own JVM
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "LAUNCH=%HOME_DIR%\target\launch"
set "STAMP=%LAUNCH%\built"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo workbench: no Java found. Install a JDK 17 or newer, then set JAVA_HOME to it. 1>&2
  exit /b 2
)

set "WANTED="
if exist "%STAMP%" set /p WANTED=<"%STAMP%"
if defined WORKBENCH_PROFILES set "WANTED=%WORKBENCH_PROFILES%"

powershell -NoProfile -Command ^
  "$s = Get-Item -LiteralPath $env:STAMP -ErrorAction SilentlyContinue;" ^
  "if (-not $s) { exit 1 };" ^
  "if ([string](Get-Content -LiteralPath $env:STAMP) -ne [string]$env:WANTED) { exit 1 };" ^
  "$n = Get-ChildItem -Recurse -File -LiteralPath \"$env:HOME_DIR\src\main\",\"$env:HOME_DIR\src\spark\",\"$env:HOME_DIR\datasets\generated-digits\",\"$env:HOME_DIR\pom.xml\" | Where-Object { $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1;" ^
  "if ($n) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto run

if not exist "%LAUNCH%" mkdir "%LAUNCH%"
echo workbench: building the program. The first time its libraries, about 300 MB, are downloaded; this takes a few minutes ... 1>&2
set "PROFILE_OPTION="
if defined WANTED set "PROFILE_OPTION=-P%WANTED%"
pushd "%HOME_DIR%"
call mvnw.cmd -B -ntp %PROFILE_OPTION% -DskipTests process-classes > "%LAUNCH%\build.log" 2>&1
if errorlevel 1 (
  popd
  echo workbench: the build failed; the whole output is in %LAUNCH%\build.log 1>&2
  exit /b 1
)
popd
<nul set /p "=%WANTED%" > "%STAMP%"
echo workbench: built. 1>&2

:run
set "CP_FILE=%LAUNCH%\arguments.txt"
rem An argument file: the class path is longer than a command line may be. Java wants its backslashes doubled.
rem Java reads it in the system's code page, Maven writes its list in UTF-8: a user's folder may hold an umlaut.
powershell -NoProfile -Command ^
  "$cp = (\"$env:HOME_DIR\target\classes;\" + (Get-Content -Encoding UTF8 -LiteralPath \"$env:LAUNCH\classpath.txt\")).Replace('\','\\');" ^
  "[IO.File]::WriteAllText($env:CP_FILE, '-cp \"' + $cp + '\"', [Text.Encoding]::Default)"
"%JAVA%" -Xmx1500m -XX:+UseSerialGC "-Dworkbench.application=%HOME_DIR%" %WORKBENCH_JAVA_OPTS% "@%CP_FILE%" org.dl4jworkbench.app.Main %*
exit /b %ERRORLEVEL%

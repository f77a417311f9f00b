@echo off
rem Starts Halflife on Windows. In an unpacked distribution it runs the jars in lib\; in a source
rem checkout it builds them first, and again whenever sources or poms have changed.
rem   JAVA_HOME            the Java to use (17 or newer); without it, the java on PATH
rem   HALFLIFE_JAVA_OPTS   options for the Java virtual machine, such as -Xmx8g
setlocal DisableDelayedExpansion
set "HALFLIFE_HOME=%~dp0"
set "HALFLIFE_INSTALL=run: winget install EclipseAdoptium.Temurin.21.JDK"

if defined JAVA_HOME goto java_home
set "HALFLIFE_JAVA=java"
where java >nul 2>nul
if not errorlevel 1 goto java_found
>&2 echo halflife: Java 17 or newer is not installed: %HALFLIFE_INSTALL%
exit /b 1

:java_home
set "HALFLIFE_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%HALFLIFE_JAVA%" goto java_found
>&2 echo halflife: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it: set it to Java 17 or newer.
exit /b 1

:java_found
call :find_jar "%HALFLIFE_HOME%lib"
set "HALFLIFE_BESIDE=duckdb"
if "%~1"=="play" set "HALFLIFE_BESIDE=playground"
set "HALFLIFE_MODULES=%HALFLIFE_HOME%lib\%HALFLIFE_BESIDE%"
if defined HALFLIFE_JAR goto run

set "HALFLIFE_MODULES=%HALFLIFE_HOME%%HALFLIFE_BESIDE%\target\module"
set "HALFLIFE_STATE=%HALFLIFE_HOME%cli\target\launcher"
if exist "%HALFLIFE_HOME%pom.xml" goto checkout
>&2 echo halflife: there is neither a lib folder with jars nor a source checkout in "%HALFLIFE_HOME%": unpack the distribution again.
exit /b 1

:checkout
call :is_fresh
if not errorlevel 1 goto built
call :build
if errorlevel 1 exit /b 1

:built
for /d %%D in ("%HALFLIFE_HOME%cli\target\halflife-*") do call :find_jar "%%~fD\lib"
if defined HALFLIFE_JAR goto module
>&2 echo halflife: the build left no jar: delete "%HALFLIFE_HOME%cli\target" and start again.
exit /b 1

:module
if "%HALFLIFE_BESIDE%"=="playground" goto beside
call :wants_duckdb %*
if errorlevel 1 goto run
:beside
call :is_module_fresh
if not errorlevel 1 goto run
call :build_module
if errorlevel 1 exit /b 1

:run
rem A young generation that is used again in place of one that grows saves time; see docs\benchmarks.md.
set "HALFLIFE_GC=-XX:+UseParallelGC -Xmn128m"
if not defined HALFLIFE_JAVA_OPTS goto start
echo "%HALFLIFE_JAVA_OPTS:"=%" | findstr /r /c:"-Xm[nsx]" /c:"Size=" /c:"NewRatio" /c:"RAM" >nul && set "HALFLIFE_GC=-XX:+UseParallelGC"
echo "%HALFLIFE_JAVA_OPTS:"=%" | findstr /r /c:"-XX:+Use.*GC" >nul && set "HALFLIFE_GC="
:start
rem Asked before, because Java itself does not say where a bad option comes from.
if not defined HALFLIFE_JAVA_OPTS goto go
"%HALFLIFE_JAVA%" -XX:-UsePerfData %HALFLIFE_GC% %HALFLIFE_JAVA_OPTS% -version <nul >nul 2>nul
if not errorlevel 1 goto go
>&2 echo halflife: Java does not take the options in HALFLIFE_JAVA_OPTS: correct or unset it.
exit /b 1
:go
"%HALFLIFE_JAVA%" -Xshare:auto -XX:-UsePerfData %HALFLIFE_GC% %HALFLIFE_JAVA_OPTS% -Dhalflife.modules="%HALFLIFE_MODULES%" -jar "%HALFLIFE_JAR%" %*
exit /b %ERRORLEVEL%

:find_jar
set "HALFLIFE_JAR="
for %%J in ("%~1\halflife-cli-*.jar") do set "HALFLIFE_JAR=%%~fJ"
exit /b 0

rem Error level 0 if a command reads what only DuckDB reads, as far as its words tell: by the endings of tables,
rem --sql, or what the model says that is to be replayed. The first .json of predict is its model.
:wants_duckdb
set "HALFLIFE_VERB=%~1"
set "HALFLIFE_JSON="
if /i "%~1"=="tune" goto next_word
if /i "%~1"=="predict" goto next_word
if /i "%~1"=="replay" goto next_word
exit /b 1
:next_word
shift
if "%~1"=="" exit /b 1
if "%~1"=="--sql" exit /b 0
for %%E in (.parquet .pq .jsonl .ndjson .duckdb .ddb) do if /i "%~x1"=="%%E" exit /b 0
if /i "%~x1"==".gz" for %%E in (.json .jsonl .ndjson) do for %%F in ("%~n1") do if /i "%%~xF"=="%%E" exit /b 0
if /i not "%~x1"==".json" goto next_word
if "%HALFLIFE_VERB%"=="tune" exit /b 0
if "%HALFLIFE_VERB%"=="predict" if defined HALFLIFE_JSON exit /b 0
set "HALFLIFE_JSON=seen"
if not "%HALFLIFE_VERB%"=="replay" goto next_word
findstr /r /c:"\"--sql\"" /c:"\.parquet\"" /c:"\.pq\"" /c:"\.json\"" /c:"\.jsonl\"" /c:"\.ndjson\"" /c:"json\.gz\"" /c:"jsonl\.gz\"" /c:"\.duckdb\"" /c:"\.ddb\"" "%~1" >nul 2>nul && exit /b 0
goto next_word

rem Error level 0 if the module for DuckDB is newer than what it was made from.
:is_module_fresh
if not exist "%HALFLIFE_MODULES%\stamp" exit /b 1
powershell -NoProfile -ExecutionPolicy Bypass -Command "$t = (Get-Item -LiteralPath ($env:HALFLIFE_MODULES + '\stamp')).LastWriteTimeUtc; foreach ($i in @(($env:HALFLIFE_HOME + $env:HALFLIFE_BESIDE + '\pom.xml'), ($env:HALFLIFE_HOME + $env:HALFLIFE_BESIDE + '\src\main'), ($env:HALFLIFE_STATE + '\stamp'))) { if (@(Get-Item -LiteralPath $i) + @(Get-ChildItem -LiteralPath $i -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 } }; exit 0"
exit /b %ERRORLEVEL%

rem Error level 0 if nothing the last build was made from has changed since.
:is_fresh
if not exist "%HALFLIFE_STATE%\stamp" exit /b 1
powershell -NoProfile -ExecutionPolicy Bypass -Command "$t = (Get-Item -LiteralPath ($env:HALFLIFE_STATE + '\stamp')).LastWriteTimeUtc; $m = Get-ChildItem -LiteralPath $env:HALFLIFE_HOME -Directory | Where-Object { $_.Name -notin 'bench', 'duckdb', 'playground', 'spark', 'djl' -and (Test-Path -LiteralPath ($_.FullName + '\pom.xml')) }; $p = @($env:HALFLIFE_HOME + 'pom.xml'); foreach ($d in $m) { $p += ($d.FullName + '\pom.xml'); if (Test-Path -LiteralPath ($d.FullName + '\src\main')) { $p += ($d.FullName + '\src\main') } }; foreach ($i in $p) { if ((Get-Item -LiteralPath $i).LastWriteTimeUtc -gt $t) { exit 1 }; if (Get-ChildItem -LiteralPath $i -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 } }; exit 0"
exit /b %ERRORLEVEL%

:build
set "HALFLIFE_PART=cli"
goto find_mvn

:build_module
set "HALFLIFE_PART=%HALFLIFE_BESIDE%"

:find_mvn
set "HALFLIFE_MVN=mvn"
where mvn >nul 2>nul
if not errorlevel 1 goto mvn_found
set "HALFLIFE_MVN=%MAVEN_HOME%\bin\mvn.cmd"
if defined MAVEN_HOME if exist "%HALFLIFE_MVN%" goto mvn_found
>&2 echo halflife: Maven is needed once, to build this source checkout: unpack it from maven.apache.org and put its bin folder on PATH.
exit /b 1

:mvn_found
if not exist "%HALFLIFE_STATE%" mkdir "%HALFLIFE_STATE%"
rem A folder is made or not made, never twice: it keeps two starts from building at once.
set "HALFLIFE_WAITED=0"
:lock
mkdir "%HALFLIFE_STATE%.lock" 2>nul && goto locked
set /a HALFLIFE_WAITED+=1
if %HALFLIFE_WAITED% gtr 900 goto lock_failed
timeout /t 1 /nobreak >nul 2>nul || ping -n 2 127.0.0.1 >nul
goto lock

:lock_failed
>&2 echo halflife: another build has not ended after 15 minutes: delete "%HALFLIFE_STATE%.lock" if none is running.
exit /b 1

:locked
if not "%HALFLIFE_PART%"=="cli" goto module_locked
call :is_fresh
if not errorlevel 1 goto unlock
>&2 echo halflife: building (first use or changed sources, about a minute) ...
for /d %%D in ("%HALFLIFE_HOME%cli\target\halflife-*") do rmdir /s /q "%%~fD"
del /q "%HALFLIFE_STATE%\stamp" 2>nul
type nul >"%HALFLIFE_STATE%\started"
pushd "%HALFLIFE_HOME%"
call "%HALFLIFE_MVN%" -B -q -Dquick -Dmaven.test.skip=true -pl cli -am package <nul >"%HALFLIFE_STATE%\build.log" 2>&1
set "HALFLIFE_CODE=%ERRORLEVEL%"
popd
if not "%HALFLIFE_CODE%"=="0" goto build_failed
move /y "%HALFLIFE_STATE%\started" "%HALFLIFE_STATE%\stamp" >nul
:unlock
rmdir "%HALFLIFE_STATE%.lock"
exit /b 0

:build_failed
rmdir "%HALFLIFE_STATE%.lock"
>&2 echo halflife: the build failed; the end of "%HALFLIFE_STATE%\build.log":
>&2 powershell -NoProfile -Command "Get-Content -LiteralPath ($env:HALFLIFE_STATE + '\build.log') -Tail 25"
exit /b 1

:module_locked
call :is_module_fresh
if not errorlevel 1 goto unlock
if "%HALFLIFE_PART%"=="duckdb" >&2 echo halflife: adding DuckDB, which reads such tables (first use or changed sources; Maven fetches about 80 MB) ...
if "%HALFLIFE_PART%"=="playground" >&2 echo halflife: making the page (first use or changed sources, about a minute) ...
if exist "%HALFLIFE_MODULES%" rmdir /s /q "%HALFLIFE_MODULES%"
type nul >"%HALFLIFE_STATE%\started"
pushd "%HALFLIFE_HOME%"
call "%HALFLIFE_MVN%" -B -q -Dquick -Dmaven.test.skip=true -pl %HALFLIFE_PART% -am package <nul >"%HALFLIFE_STATE%\build.log" 2>&1
set "HALFLIFE_CODE=%ERRORLEVEL%"
popd
if not "%HALFLIFE_CODE%"=="0" goto build_failed
move /y "%HALFLIFE_STATE%\started" "%HALFLIFE_MODULES%\stamp" >nul
goto unlock

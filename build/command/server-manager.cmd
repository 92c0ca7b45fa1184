@echo off
rem The command line of the package, on the Node that came with it.
"%~dp0..\node\node.exe" "%~dp0..\headless\headless.js" %*
exit /b %errorlevel%

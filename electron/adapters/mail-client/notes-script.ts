/**
 * The fixed scripts of the helper that speaks to the Notes client: Windows PowerShell, since it is on every Windows, in 32 and in 64 bits,
 * and can be an OLE automation client. The message comes as one line of ASCII JSON on standard input, which `$input` is; nothing of it
 * becomes part of a script or of a command line. The answer is lines of ASCII JSON (run-helper.ts).
 *
 * Read, not run: no machine that this was written on has Windows or Notes.
 */

/** JSON in and out by .NET's own serializer: it takes any length (ConvertFrom-Json of old PowerShells does not), and is on Windows 7. */
const frame = String.raw`
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Add-Type -AssemblyName System.Web.Extensions
$json = New-Object System.Web.Script.Serialization.JavaScriptSerializer
$json.MaxJsonLength = [int]::MaxValue
function Say($line) {
  $text = $json.Serialize($line)
  $ascii = New-Object System.Text.StringBuilder
  foreach ($c in $text.ToCharArray()) { if ([int]$c -lt 127) { [void]$ascii.Append($c) } else { [void]$ascii.AppendFormat('\u{0:x4}', [int]$c) } }
  [Console]::Out.WriteLine($ascii.ToString())
  [Console]::Out.Flush()
}
function Cut($text) { if ($text.Length -gt 900) { $text.Substring(0, 900) } else { $text } }
$step = 'session'
try {
  $message = $json.DeserializeObject(($input | Out-String).Trim())
`

const end = String.raw`
} catch {
  $e = $_.Exception
  while ($e.InnerException -ne $null) { $e = $e.InnerException }
  $h = $null
  try { $h = [System.Runtime.InteropServices.Marshal]::GetHRForException($e) } catch { }
  Say @{ event = 'answer'; code = $null; problem = $step; hresult = $h; detail = (Cut $e.Message) }
}
`

/**
 * OLE automation (HCL Domino Designer help, "Accessing the Domino Objects through OLE"): late binding by InvokeMember, since there is no
 * type library; the person's own mail file; a memo with a rich text body; sent, or shown to the person (EditDocument). Each step has its
 * name, so that a failure says where it was. 1454 is EMBED_ATTACHMENT.
 */
export const notesOleScript = `${frame}${String.raw`
  function Ask($object, $name, $arguments) { [System.__ComObject].InvokeMember($name, [Reflection.BindingFlags]::InvokeMethod, $null, $object, [object[]]$arguments) }
  function Get($object, $name) { [System.__ComObject].InvokeMember($name, [Reflection.BindingFlags]::GetProperty, $null, $object, $null) }
  $session = New-Object -ComObject 'Notes.NotesSession'
  $step = 'mail-file'
  $database = Ask $session 'GetDatabase' @('', '')
  [void](Ask $database 'OpenMail' @())
  if (-not (Get $database 'IsOpen')) { throw 'OpenMail' }
  $step = 'compose'
  $document = Ask $database 'CreateDocument' @()
  [void](Ask $document 'ReplaceItemValue' @('Form', 'Memo'))
  [void](Ask $document 'ReplaceItemValue' @('Subject', [string]$message['subject']))
  foreach ($pair in @(@('to', 'SendTo'), @('cc', 'CopyTo'), @('bcc', 'BlindCopyTo'))) {
    $addresses = @($message[$pair[0]])
    if ($addresses.Count -gt 0) {
      $list = New-Object 'object[]' $addresses.Count
      for ($i = 0; $i -lt $addresses.Count; $i++) { $list[$i] = [string]$addresses[$i] }
      $arguments = New-Object 'object[]' 2
      $arguments[0] = $pair[1]
      $arguments[1] = $list
      [void](Ask $document 'ReplaceItemValue' $arguments)
    }
  }
  $body = Ask $document 'CreateRichTextItem' @('Body')
  $lines = ([string]$message['text']) -split "\r\n|\r|\n"
  for ($i = 0; $i -lt $lines.Count; $i++) {
    if ($i -gt 0) { [void](Ask $body 'AddNewLine' @(1)) }
    if ($lines[$i].Length -gt 0) { [void](Ask $body 'AppendText' @($lines[$i])) }
  }
  $step = 'attach'
  foreach ($file in @($message['files'])) {
    [void](Ask $body 'AddNewLine' @(1))
    [void](Ask $body 'EmbedObject' @(1454, '', [string]$file))
  }
  $step = 'send'
  if ($message['dialog']) {
    $workspace = New-Object -ComObject 'Notes.NotesUIWorkspace'
    Say @{ event = 'calling'; what = 'EditDocument' }
    [void](Ask $workspace 'EditDocument' @($true, $document))
    Say @{ event = 'answer'; code = 0; problem = $null; hresult = $null; detail = 'Notes.NotesUIWorkspace, EditDocument' }
  } else {
    Say @{ event = 'calling'; what = 'Send' }
    [void](Ask $document 'Send' @($false))
    Say @{ event = 'answer'; code = 0; problem = $null; hresult = $null; detail = 'Notes.NotesSession, Send' }
  }`}${end}`

/**
 * EXPERIMENTAL. VIM32.DLL by P/Invoke, in the 32-bit PowerShell. Structures, selectors and the order of calls are those of Lotus' VIM.H
 * and of a public sender; the calling convention (stdcall) could not be verified. VIM knows no window for the message.
 */
export const vim32Script = `${frame}${String.raw`
  $step = 'library'
  $source = @'
using System;
using System.Runtime.InteropServices;
using System.Text;
public static class Vim {
  const CallingConvention C = CallingConvention.StdCall;
  [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)] public static extern IntPtr LoadLibraryW(string path);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMInitialize();
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMTerminate();
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMGetDefaultSessionInfo(ushort sizePath, byte[] path, ushort sizeName, byte[] name);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMOpenSession(byte[] path, byte[] name, byte[] password, uint version, uint charset, out IntPtr session);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMCloseSession(IntPtr session);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMCreateMessage(IntPtr session, byte[] type, out IntPtr message);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMSetMessageHeader(IntPtr message, uint selector, ushort size, byte[] value);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMSetMessageRecipient(IntPtr message, uint kind, byte[] recipient);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMSetMessageItem(IntPtr message, uint kind, byte[] type, uint flags, byte[] name, IntPtr buffer);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMSendMessage(IntPtr message, IntPtr user, IntPtr callback);
  [DllImport("VIM32.DLL", CallingConvention = C)] public static extern uint VIMCloseMessage(IntPtr message);
  public static byte[] Text(string text) {
    Encoding strict = Encoding.GetEncoding(1252, new EncoderExceptionFallback(), new DecoderExceptionFallback());
    return strict.GetBytes(text + "\0");
  }
  // vimRecipient: Type; DName { Type; AddressBook[256]; Value[1024] }; Address { Type; Value[1024] }: 4 + 1284 + 1028 bytes.
  public static byte[] Recipient(string address) {
    byte[] all = new byte[2316];
    BitConverter.GetBytes((uint)26).CopyTo(all, 0);
    BitConverter.GetBytes((uint)55).CopyTo(all, 4);
    BitConverter.GetBytes((uint)55).CopyTo(all, 1288);
    byte[] text = Text(address);
    if (text.Length > 1024) throw new ArgumentException("address");
    text.CopyTo(all, 264);
    text.CopyTo(all, 1292);
    return all;
  }
  // vimBuffFileDesc: Size; Buffer; Offset; FileName, on a 32-bit machine.
  public static uint Item(IntPtr message, uint kind, string type, string name, byte[] content, string file) {
    IntPtr buffer = content == null ? IntPtr.Zero : Marshal.AllocHGlobal(Math.Max(1, content.Length));
    IntPtr path = file == null ? IntPtr.Zero : Marshal.StringToHGlobalAnsi(file);
    IntPtr all = Marshal.AllocHGlobal(16);
    try {
      if (content != null) Marshal.Copy(content, 0, buffer, content.Length);
      Marshal.WriteInt32(all, 0, content == null ? 0 : content.Length);
      Marshal.WriteInt32(all, 4, buffer.ToInt32());
      Marshal.WriteInt32(all, 8, 0);
      Marshal.WriteInt32(all, 12, path.ToInt32());
      return VIMSetMessageItem(message, kind, type == null ? null : Text(type), 0, name == null ? null : Text(name), all);
    } finally {
      Marshal.FreeHGlobal(all);
      if (buffer != IntPtr.Zero) Marshal.FreeHGlobal(buffer);
      if (path != IntPtr.Zero) Marshal.FreeHGlobal(path);
    }
  }
}
'@
  Add-Type -TypeDefinition $source
  if ([IntPtr]::Size -ne 4) { throw '32 bits' }
  if ([Vim]::LoadLibraryW([string]$message['library']) -eq [IntPtr]::Zero) { throw 'LoadLibrary' }
  $failed = $null
  function Check($what, $status) { if ($script:failed -eq $null -and $status -ne 0) { $script:failed = @{ what = $what; code = [int]($status -band 0xffff); more = [int](($status -shr 16) -band 0xffff) } } }
  $step = 'vim'
  Check 'VIMInitialize' ([Vim]::VIMInitialize())
  $session = [IntPtr]::Zero
  $mail = [IntPtr]::Zero
  if ($failed -eq $null) {
    $status = [Vim]::VIMOpenSession($null, $null, $null, 100, 16, [ref]$session)
    if ($status -ne 0) {
      $path = New-Object 'byte[]' 512
      $name = New-Object 'byte[]' 512
      if ([Vim]::VIMGetDefaultSessionInfo(512, $path, 512, $name) -eq 0) { $status = [Vim]::VIMOpenSession($path, $name, $null, 100, 16, [ref]$session) }
    }
    Check 'VIMOpenSession' $status
    if ($failed -eq $null) { Check 'VIMCreateMessage' ([Vim]::VIMCreateMessage($session, [Vim]::Text('VIM_MAIL'), [ref]$mail)) }
    if ($failed -eq $null) { $subject = [Vim]::Text([string]$message['subject']); Check 'VIMSetMessageHeader' ([Vim]::VIMSetMessageHeader($mail, 91, [uint16]$subject.Length, $subject)) }
    foreach ($pair in @(@('to', 97), @('cc', 10), @('bcc', 9))) {
      foreach ($address in @($message[$pair[0]])) { if ($failed -eq $null) { Check 'VIMSetMessageRecipient' ([Vim]::VIMSetMessageRecipient($mail, [uint32]$pair[1], [Vim]::Recipient([string]$address))) } }
    }
    if ($failed -eq $null) { Check 'VIMSetMessageItem' ([Vim]::Item($mail, 62, 'VIM_TEXT', $null, [Vim]::Text([string]$message['text']), $null)) }
    foreach ($file in @($message['files'])) { if ($failed -eq $null) { Check 'VIMSetMessageItem' ([Vim]::Item($mail, 6, $null, [IO.Path]::GetFileName([string]$file), $null, [string]$file)) } }
    if ($failed -eq $null) {
      Say @{ event = 'calling'; what = 'VIMSendMessage' }
      Check 'VIMSendMessage' ([Vim]::VIMSendMessage($mail, [IntPtr]::Zero, [IntPtr]::Zero))
    } elseif ($mail -ne [IntPtr]::Zero) { [void][Vim]::VIMCloseMessage($mail) }
  }
  if ($failed -eq $null) { Say @{ event = 'answer'; code = 0; problem = $null; hresult = $null; detail = 'VIMSendMessage' } }
  else { Say @{ event = 'answer'; code = $failed['code']; problem = $null; hresult = $null; detail = ($failed['what'] + ', ' + $failed['more']) } }
  if ($session -ne [IntPtr]::Zero) { [void][Vim]::VIMCloseSession($session) }
  [void][Vim]::VIMTerminate()`}${end}`

/** As powershell.exe takes it: UTF-16 little-endian in base64. No execution policy stands in its way, since it is no file. */
export function encodedCommand(script: string): string {
  return Buffer.from(script, 'utf16le').toString('base64')
}

/**
 * A mail client's MAPI library in C, compiled for the tests: mapi.h's exact structures, with Windows' 4-byte ULONG, so that the layout is
 * the one of 64-bit Windows. It writes down every byte that it is given, and does what MAPI_TEST_MODE says: a number is returned,
 * `hang`, `crash`, `garbage`, `flood`.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = String.raw`
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
typedef uint32_t ULONG;
typedef struct { ULONG ulReserved, ulRecipClass; void *lpszName, *lpszAddress; ULONG ulEIDSize; void *lpEntryID; } MapiRecipDesc;
typedef struct { ULONG ulReserved, flFlags, nPosition; void *lpszPathName, *lpszFileName, *lpFileType; } MapiFileDesc;
typedef struct {
  ULONG ulReserved; void *lpszSubject, *lpszNoteText, *lpszMessageType, *lpszDateReceived, *lpszConversationID;
  ULONG flFlags; MapiRecipDesc *lpOriginator; ULONG nRecipCount; MapiRecipDesc *lpRecips; ULONG nFileCount; MapiFileDesc *lpFiles;
} MapiMessage;
_Static_assert(sizeof(MapiMessage) == 96 && sizeof(MapiRecipDesc) == 40 && sizeof(MapiFileDesc) == 40, "sizes of 64-bit Windows");
_Static_assert(offsetof(MapiMessage, lpOriginator) == 56 && offsetof(MapiMessage, lpRecips) == 72 && offsetof(MapiMessage, lpFiles) == 88, "places");
_Static_assert(offsetof(MapiFileDesc, lpszPathName) == 16 && offsetof(MapiRecipDesc, ulEIDSize) == 24, "places");
static FILE *out;
static int wide;
static void number(const char *name, unsigned long value) { fprintf(out, "%s=%lu\n", name, value); }
static void text(const char *name, const void *pointer) {
  if (!pointer) { fprintf(out, "%s=null\n", name); return; }
  const unsigned char *bytes = pointer;
  fprintf(out, "%s=", name);
  for (size_t i = 0; wide ? bytes[i] || bytes[i + 1] : bytes[i]; i += wide ? 2 : 1) {
    fprintf(out, "%02x", bytes[i]);
    if (wide) fprintf(out, "%02x", bytes[i + 1]);
  }
  fprintf(out, "\n");
}
static void content(const char *name, const void *pointer) {
  char path[4096]; size_t n = 0;
  const unsigned char *bytes = pointer;
  for (size_t i = 0; (wide ? bytes[i] || bytes[i + 1] : bytes[i]) && n < 4095; i += wide ? 2 : 1) path[n++] = bytes[i];
  path[n] = 0;
  FILE *file = fopen(path, "rb");
  fprintf(out, "%s=", name);
  if (!file) fprintf(out, "absent");
  else { int c; while ((c = fgetc(file)) != EOF) fprintf(out, "%02x", c); fclose(file); }
  fprintf(out, "\n");
}
static ULONG answer(const char *function, uintptr_t session, uintptr_t window, MapiMessage *m, ULONG flags, ULONG reserved) {
  const char *mode = getenv("MAPI_TEST_MODE"), *notes = getenv("MAPI_TEST_NOTES");
  if (!mode) mode = "0";
  if (notes) {
    out = fopen(notes, "a");
    fprintf(out, "function=%s\n", function);
    number("session", session); number("window", window); number("flags", flags); number("reserved", reserved);
    number("message.reserved", m->ulReserved); text("subject", m->lpszSubject); text("text", m->lpszNoteText);
    text("type", m->lpszMessageType); text("date", m->lpszDateReceived); text("conversation", m->lpszConversationID);
    number("message.flags", m->flFlags); fprintf(out, "originator=%s\n", m->lpOriginator ? "given" : "null");
    number("recipients", m->nRecipCount);
    for (ULONG i = 0; i < m->nRecipCount; i++) {
      MapiRecipDesc *r = &m->lpRecips[i];
      number("recipient.reserved", r->ulReserved); number("recipient.class", r->ulRecipClass); text("recipient.name", r->lpszName);
      text("recipient.address", r->lpszAddress); number("recipient.idSize", r->ulEIDSize); fprintf(out, "recipient.id=%s\n", r->lpEntryID ? "given" : "null");
    }
    number("files", m->nFileCount);
    if (!m->nFileCount) fprintf(out, "lpFiles=%s\n", m->lpFiles ? "given" : "null");
    for (ULONG i = 0; i < m->nFileCount; i++) {
      MapiFileDesc *f = &m->lpFiles[i];
      number("file.reserved", f->ulReserved); number("file.flags", f->flFlags); number("file.position", f->nPosition);
      text("file.path", f->lpszPathName); text("file.name", f->lpszFileName); fprintf(out, "file.type=%s\n", f->lpFileType ? "given" : "null");
      content("file.content", f->lpszPathName);
    }
    fclose(out);
  }
  if (!strcmp(mode, "hang")) for (;;) pause();
  if (!strcmp(mode, "crash")) raise_segv();
  if (!strcmp(mode, "garbage")) { write(1, "C:\\ what is this\n", 17); return 0; }
  if (!strcmp(mode, "flood")) for (;;) if (write(1, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 64) < 0) return 0;
  return (ULONG)strtoul(mode, 0, 10);
}
`.replace('raise_segv();', '{ *(volatile int *)16 = 1; }')

const ansi = `
ULONG MAPISendMail(uintptr_t s, uintptr_t w, MapiMessage *m, ULONG f, ULONG r) {
  const char *later = getenv("MAPI_TEST_ANSI");
  wide = 0;
  if (later) setenv("MAPI_TEST_MODE", later, 1);
  return answer("MAPISendMail", s, w, m, f, r);
}
`
const unicode = `
ULONG MAPISendMailW(uintptr_t s, uintptr_t w, MapiMessage *m, ULONG f, ULONG r) { wide = 1; return answer("MAPISendMailW", s, w, m, f, r); }
`

/** null where there is no compiler */
export function findCompiler(): string | null {
  if (process.platform === 'win32') return null
  for (const name of ['cc', 'gcc', 'clang'])
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' })
      return name
    } catch {
      // the next one
    }
  return null
}

/** @param functions what the library has: a client of Windows 8 and later has both, an older one only the ANSI function */
export function compileMapiLibrary(compiler: string, folder: string, functions: 'both' | 'ansi' | 'neither' = 'both'): string {
  const file = join(folder, `mapi-${functions}`)
  const parts = { both: [ansi, unicode], ansi: [ansi], neither: [] }[functions]
  writeFileSync(`${file}.c`, [source, ...parts].join('\n'))
  execFileSync(compiler, ['-shared', '-fPIC', '-Wno-unused-function', '-o', `${file}.so`, `${file}.c`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return `${file}.so`
}

/** What the library wrote down, in order. */
export function readNotes(text: string): [name: string, value: string][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
}

export const utf16 = (hex: string) => Buffer.from(hex, 'hex').toString('utf16le')

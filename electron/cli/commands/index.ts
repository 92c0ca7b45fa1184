import type { Command } from '../command.ts'

/** A group of commands is loaded when one of them is asked for: `explain` must not wait for an SMTP server's code. */
export const groups: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  systems: async () => (await import('./systems.ts')).systemsCommands,
  explain: async () => [(await import('./explain.ts')).explainCommand],
  test: async () => [(await import('./test.ts')).testCommand],
  find: async () => [(await import('./find.ts')).findCommand],
  check: async () => [(await import('./check.ts')).checkCommand],
  why: async () => [(await import('./why.ts')).whyCommand],
  providers: async () => [(await import('./providers.ts')).providersCommand],
  users: async () => (await import('./users.ts')).usersCommands,
  practice: async () => [(await import('./servers.ts')).practiceCommand],
  serve: async () => [(await import('./servers.ts')).serveCommand],
  queue: async () => (await import('./queue.ts')).queueCommands,
  schedule: async () => (await import('./schedule.ts')).scheduleCommands,
  diff: async () => [(await import('./diff.ts')).diffCommand],
  history: async () => (await import('./history.ts')).historyCommands,
  log: async () => [(await import('./log.ts')).logCommand],
  worker: async () => [(await import('./worker.ts')).workerCommand],
  doctor: async () => [(await import('./doctor.ts')).doctorCommand],
}

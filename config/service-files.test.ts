/** The files that make the server process a service: readable, and calling what the packages bring. What they do there can only be read here. */
import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../build/${path}`, import.meta.url), 'utf8')
const parse = (path: string) => new XMLParser({ ignoreAttributes: false }).parse(read(path)) as Record<string, Record<string, unknown>>

test('the task of Windows runs the worker from start-up on, without an end, as an account without rights', () => {
  const { Task } = parse('windows/server-manager-worker-task.xml')
  expect(Task).toMatchObject({
    Triggers: { BootTrigger: { Enabled: true } },
    Principals: { Principal: { UserId: 'S-1-5-19', RunLevel: 'LeastPrivilege' } },
    Settings: { MultipleInstancesPolicy: 'IgnoreNew', ExecutionTimeLimit: 'PT0S', RestartOnFailure: { Interval: 'PT1M' } },
    Actions: { Exec: { Command: expect.stringMatching(/resources\\server-manager\\bin\\server-manager\.cmd$/) as unknown, Arguments: expect.stringMatching(/^worker --data-dir /) as unknown } },
  })
})

test('the service of WinSW and the agent of launchd wait for an answer as long as the standard asks', () => {
  expect(parse('windows/server-manager-worker.xml')['service']).toMatchObject({ stoptimeout: '660 sec', arguments: expect.stringMatching(/^worker /) as unknown })
  expect(read('macos/server-manager-worker.plist')).toMatch(/<key>ExitTimeOut<\/key>\s*<integer>660<\/integer>/)
  expect(read('macos/server-manager-worker.plist')).toMatch(/Contents\/Resources\/server-manager\/bin\/server-manager<\/string>\s*<string>worker<\/string>/)
})

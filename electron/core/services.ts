import { createAppService, type AppService } from './app/app-service.ts'
import { createCheckService, type CheckService } from './check/check-service.ts'
import { createFindService, type FindService } from './find/find-service.ts'
import { createMailClientService, type MailClientService } from './mail-client/mail-client-service.ts'
import { createOauthService, type OauthService } from './oauth/oauth-service.ts'
import { connectedPage } from './oauth/connected-page.ts'
import { createPageService, type PageService } from './outbox/page-service.ts'
import { createProvidersService, type ProvidersService } from './providers/providers-service.ts'
import { createQueueService, type QueueService } from './outbox/queue-service.ts'
import { createHistoryService, type HistoryService } from './history/history-service.ts'
import type { Ports } from './ports.ts'
import { createPracticeService, type PracticeService } from './practice/practice-service.ts'
import { createScheduleService, type ScheduleService } from './schedule/schedule-service.ts'
import { createSecretsService, type SecretsService } from './secrets/secrets-service.ts'
import { createSystemsService, type SystemsService } from './systems/systems-service.ts'
import { createUsersService, type UsersService } from './users/users-service.ts'
import { createTestsService, type TestsService } from './test-send/tests-service.ts'

export interface Services {
  readonly app: AppService
  readonly systems: SystemsService
  readonly history: HistoryService
  readonly tests: TestsService
  readonly find: FindService
  readonly providers: ProvidersService
  readonly check: CheckService
  readonly practice: PracticeService
  readonly secrets: SecretsService
  readonly oauth: OauthService
  readonly queue: QueueService
  readonly queuePage: PageService
  readonly schedule: ScheduleService
  readonly users: UsersService
  readonly mailClient: MailClientService
}

/** The one place where services meet. */
export function createServices(ports: Ports): Services {
  const systems = createSystemsService(ports)
  const oauth = createOauthService(ports, systems, connectedPage)
  return {
    app: createAppService(ports),
    systems,
    history: createHistoryService(ports),
    tests: createTestsService({ ...ports, tokens: oauth }, systems),
    find: createFindService({ ...ports, tokens: oauth }, systems),
    providers: createProvidersService(ports),
    check: createCheckService({ ...ports, tokens: oauth }, systems),
    practice: createPracticeService(ports, systems),
    secrets: createSecretsService(ports),
    oauth,
    queue: createQueueService(ports, systems),
    queuePage: createPageService(ports),
    schedule: createScheduleService(ports, systems),
    users: createUsersService(ports, systems),
    mailClient: createMailClientService(ports),
  }
}

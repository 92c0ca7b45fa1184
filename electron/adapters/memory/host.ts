import type { HostInfo } from '../../core/ports.ts'

export const memoryHost: HostInfo = { hostName: 'estacao', qualifiedName: 'estacao.example.com', osUser: 'jose', platform: 'linux' }

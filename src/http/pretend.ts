// The demo's outside world: pretend gateways that speak the real protocols over real HTTP, on this very port.
import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'
import { pretendPath, pretendProviderOf } from '../gateways/id-gov-ua/open.ts'
import { pretendProvider } from '../gateways/sms/pretend-provider.ts'

export async function pretendGateways(server: FastifyInstance, { config, database }: App): Promise<void> {
  await server.register(pretendProvider().routes, { prefix: '/pretend/sms' })
  const identity = pretendProviderOf({ publicUrl: config.publicUrl, clock: database.clock })
  await server.register(identity, { prefix: pretendPath })
}

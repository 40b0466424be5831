import { once } from 'node:events'
import { createServer } from 'node:http'
import express from 'express'
import { expect, test } from 'vitest'
import { metrics } from '../../../api/http/metrics.ts'

test('RS-10 the metrics say of each environment whether the FHIR server behind it is asked', async () => {
  const send = () => Promise.reject(new Error('not asked here'))
  const paused = { send, isAvailable: true }
  const server = createServer(
    express().get('/metrics', metrics({ PRODUCTION: paused, SANDBOX: { send } }).expose),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const figures = async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    return text.split('\n').filter((line) => line.startsWith('gatehouse_fhir_server_available{'))
  }
  const line = (environment: string, value: number) =>
    `gatehouse_fhir_server_available{environment="${environment}"} ${value}`
  expect(await figures()).toEqual([line('PRODUCTION', 1), line('SANDBOX', 1)])
  paused.isAvailable = false
  expect(await figures()).toEqual([line('PRODUCTION', 0), line('SANDBOX', 1)])
  server.close()
})

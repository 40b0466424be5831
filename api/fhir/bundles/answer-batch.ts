import type { FhirHttpResponse } from '../../ports.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { entryAnswer } from './entry-answer.ts'
import { entryExchange } from './entry-exchange.ts'

/** How many entries are under way at a time: a bundle is one caller, and others wait too. */
const AT_ONCE = 4

/**
 * Answers a batch: every entry is a request of its own, through the same steps, with its own audit row. One
 * that is refused is refused alone (SMART.md ENF-09).
 */
export async function answerBatch(
  exchange: ProxyExchange,
  answerOne: (entry: ProxyExchange) => Promise<FhirHttpResponse>,
): Promise<void> {
  const { entries } = added(exchange.bundle, 'bundle')
  const base = fhirBaseOf(exchange.services)
  const answers: FhirHttpResponse[] = []
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const some = entries.slice(at, at + AT_ONCE)
    answers.push(
      ...(await Promise.all(some.map((each) => answerOne(entryExchange(exchange, each))))),
    )
  }
  const entry = answers.map((answer) => entryAnswer(answer, base))
  const body = {
    resourceType: 'Bundle',
    type: 'batch-response',
    ...(entry.length ? { entry } : {}),
  }
  exchange.response = { status: 200, headers: {}, body }
}

import { parseScope } from '../../schema/vocabulary/scope.ts'
import type { ConsentReceipt, ReceiptScope } from './consent-receipt.ts'

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

/**
 * Writes a receipt as a FHIR R4 Consent; undefined for a consent without a patient, which the resource cannot say (ppc-2).
 *
 * @see https://hl7.org/fhir/R4/consent.html
 */
export function consentResource(receipt: ConsentReceipt): Record<string, unknown> | undefined {
  const { fhirBase, givenAt, hasExpired, hospital, id, patientRef, personName, revokedAt } = receipt
  if (!patientRef) return undefined
  return {
    resourceType: 'Consent',
    id,
    language: 'en',
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` }],
    status: revokedAt || hasExpired ? 'inactive' : 'active',
    scope: coded('consentscope', 'patient-privacy', 'Privacy Consent'),
    category: [
      { coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }] },
    ],
    patient: {
      reference: `${fhirBase}/${patientRef}`,
      ...(receipt.patientName ? { display: receipt.patientName } : {}),
    },
    dateTime: givenAt.toISOString(),
    performer: [{ display: personName }],
    organization: [{ display: hospital.name }],
    policyRule: coded('v3-ActCode', 'OPTIN', 'opt-in'),
    provision: provision(receipt),
  }
}

/** All that is not said to be permitted is not: the rule of the whole is one app, the rules below it are its scopes. */
function provision(receipt: ConsentReceipt) {
  const { appName, clientId, expiresAt, givenAt, revokedAt, vendorName } = receipt
  const end = revokedAt ?? expiresAt
  const resourceScopes = receipt.scopes.flatMap(resourceProvision)
  return {
    type: 'permit',
    period: { start: givenAt.toISOString(), ...(end ? { end: end.toISOString() } : {}) },
    actor: [
      {
        role: coded('v3-ParticipationType', 'IRCP', 'information recipient'),
        reference: {
          display: `${appName}, by ${vendorName}`,
          identifier: { value: clientId },
        },
      },
    ],
    purpose: [
      { system: `${TERMINOLOGY}/v3-ActReason`, code: 'PATRQT', display: 'patient requested' },
    ],
    ...(resourceScopes.length > 0 ? { provision: resourceScopes } : {}),
  }
}

function resourceProvision({ scope: text, writes }: ReceiptScope) {
  const scope = parseScope(text)
  if (!scope) return []
  const actions = [coded('consentaction', 'access', 'Access')]
  if (writes) actions.push(coded('consentaction', 'correct', 'Access and Correct'))
  const category = scope.query.find(([name]) => name === 'category')?.[1].split('|')
  return [
    {
      type: 'permit',
      action: actions,
      // An asterisk stands for every kind there is, which is what leaving the class out says.
      ...(scope.resourceType === '*'
        ? {}
        : { class: [{ system: 'http://hl7.org/fhir/resource-types', code: scope.resourceType }] }),
      ...(category?.[1]
        ? { code: [{ coding: [{ system: category[0], code: category[1] }] }] }
        : {}),
    },
  ]
}

function coded(system: string, code: string, display: string) {
  return { coding: [{ system: `${TERMINOLOGY}/${system}`, code, display }] }
}

import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import { CopyValue } from '../../components/copy-value.tsx'
import { mark, t } from '../../lib/i18n/translate.ts'
import type { Endpoints } from './use-docs.ts'

const ENVIRONMENT_NAMES: Readonly<Record<LaunchEnvironment, string>> = {
  PRODUCTION: mark('Production'),
  SANDBOX: mark('Sandbox'),
}

const ROWS = [
  [mark('FHIR base'), 'fhirBase'],
  [mark('Capability statement'), 'capabilityStatementUrl'],
  [mark('SMART configuration'), 'discoveryUrl'],
  [mark('Issuer'), 'issuer'],
  [mark('OpenID configuration'), 'openidConfigurationUrl'],
  [mark('Public keys'), 'jwksUrl'],
  [mark('Authorize'), 'authorizeUrl'],
  [mark('Token'), 'tokenUrl'],
  [mark('Revoke'), 'revocationUrl'],
  [mark('Introspect'), 'introspectionUrl'],
] as const

/** Every address of both environments, to copy; sandbox and production share none (R228, R302). */
export function EndpointFacts({ environments }: { readonly environments: readonly Endpoints[] }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      {environments.map((each) => (
        <section key={each.environment} aria-labelledby={`endpoints-${each.environment}`}>
          <Title order={3} id={`endpoints-${each.environment}`} mb="sm">
            {t('{{environment}} endpoints', {
              environment: t(ENVIRONMENT_NAMES[each.environment]),
            })}
          </Title>
          <Stack component="dl" gap="xs" m={0}>
            {addressesOf(each).map(([label, value]) => (
              <div key={value}>
                <Text component="dt" size="sm" c="dimmed">
                  {label}
                </Text>
                <dd style={{ margin: 0 }}>
                  <CopyValue
                    label={`${t(ENVIRONMENT_NAMES[each.environment])}: ${label}`}
                    value={value}
                  />
                </dd>
              </div>
            ))}
          </Stack>
        </section>
      ))}
    </SimpleGrid>
  )
}

/** Further bases stand behind the addresses of the first; each has discovery and CapabilityStatement below it. */
function addressesOf(endpoints: Endpoints): (readonly [label: string, value: string])[] {
  const further = endpoints.fhirBases.flatMap(({ name, url, version }) =>
    name ? [[t('FHIR base {{name}} ({{version}})', { name, version }), url] as const] : [],
  )
  return [...ROWS.map(([label, key]) => [t(label), endpoints[key]] as const), ...further]
}

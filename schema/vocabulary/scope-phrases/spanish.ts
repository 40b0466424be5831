import {
  type ExplainedScope,
  type ScopeAudience,
  type ScopePhrases,
  spaced,
  verbPhrase,
} from './phrases.ts'

/** Scopes in Spanish, in the polite form. */
export const SPANISH_PHRASES: ScopePhrases = {
  context: {
    launch: [
      'Empezar con la historia clínica que está abierta en el sistema del hospital',
      'La aplicación sabe qué paciente y qué visita están en pantalla.',
    ],
    'launch/patient': [
      'Saber de quién es la historia clínica elegida',
      'La aplicación recibe el número de la historia clínica elegida y, con esto, nada más.',
    ],
    'launch/encounter': [
      'Saber qué visita se ha elegido',
      'La aplicación recibe el número de la visita elegida y, con esto, nada más.',
    ],
    openid: ['Saber quién es usted', 'La aplicación recibe un número que representa su cuenta.'],
    fhirUser: [
      'Conocer su propio registro en el hospital',
      'La aplicación sabe si usted es paciente, familiar o parte del personal.',
    ],
    profile: ['Ver su nombre', 'El nombre de su cuenta.'],
    email: ['Ver su correo electrónico', 'La dirección de correo de su cuenta.'],
    offline_access: [
      'Seguir conectada cuando usted no la está usando',
      'La aplicación conserva el acceso el tiempo que usted elija, salvo que usted o el hospital se lo retiren.',
    ],
    online_access: [
      'Seguir conectada mientras su sesión está abierta',
      'La aplicación conserva el acceso hasta que usted cierra la sesión.',
    ],
  },
  unknown: [
    'Hacer algo que este hospital no puede explicar',
    'La solicitud no es de las que el hospital conoce. No se concede.',
  ],
  sentence: (explained, audience) =>
    `${verbPhrase(explained.scope, VERBS)} ${objectOf(explained, audience)}`.replace(
      ' de el ',
      ' del ',
    ),
  detail: ({ entry }) => entry?.es.detail ?? 'Un tipo de datos que usan pocas aplicaciones.',
  change: 'La aplicación puede modificar lo que hay en la historia clínica.',
}

const VERBS = { see: 'ver', add: 'añadir', change: 'modificar', delete: 'eliminar', and: 'y' }

function objectOf(explained: ExplainedScope, audience: ScopeAudience): string {
  const { scope, entry } = explained
  const noun = entry?.es.noun ?? `las anotaciones de tipo «${spaced(scope.resourceType)}»`
  const amount = amountOf(explained)
  const future = scope.resourceType === '*' ? ', ahora y en el futuro' : ''
  return entry?.isPersonal === false
    ? `${amount}${noun}`
    : `${amount}${owned(noun, explained, audience)}${future}`
}

/** The one noun of the wildcard is feminine. */
function amountOf({ scope, entry }: ExplainedScope): string {
  if (scope.resourceType === '*') return 'toda '
  return scope.query.length > 0 && !entry?.category ? 'una parte de ' : ''
}

function owned(noun: string, { scope }: ExplainedScope, audience: ScopeAudience): string {
  switch (scope.level) {
    case 'patient':
      return audience === 'patient' ? yours(noun) : `${noun} del paciente`
    case 'user':
      return `${noun} de todas las personas cuya historia clínica usted puede abrir`
    case 'system':
      return `${noun} de todos los pacientes, sin que nadie haya iniciado sesión`
  }
}

/** “Los resultados” are “sus resultados”, “la actividad” is “su actividad”. */
function yours(noun: string): string {
  return noun.replace(/^(?:los|las) /, 'sus ').replace(/^(?:el|la) /, 'su ')
}

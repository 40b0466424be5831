/** For how long a patient allows an app. */
export const SPANISH_DURATION = {
  'For how long': 'Durante cuánto tiempo',
  '30 days': '30 días',
  '1 year': '1 año',
  'Until I take it back': 'Hasta que yo lo retire',
  'The shortest time is proposed. When it is over, the app has to ask you again.':
    'Se propone el plazo más corto. Cuando termine, la aplicación tendrá que volver a preguntarle.',
  'A year is proposed, because this app asks to stay connected: 30 days would cut it off.':
    'Se propone un año, porque esta aplicación pide seguir conectada: 30 días la interrumpirían.',
  'Until {{day}}.': 'Hasta el {{day}}.',
  'Until {{day}}, when you no longer act for this person.':
    'Hasta el {{day}}, cuando usted deja de actuar por esta persona.',
  'It does not end by itself.': 'No termina por sí solo.',
  'For how long is not clear': 'No está claro durante cuánto tiempo',
  'Choose one of the times below, or cancel.': 'Elija uno de los plazos de abajo o cancele.',
} as const

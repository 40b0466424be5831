/** What an app is told when its person is not among those who try it out (RFC 6749, section 4.1.2.1). */
export const NOT_IN_PILOT = 'the person is not among those this pilot is open to'

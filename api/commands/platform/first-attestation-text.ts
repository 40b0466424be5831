/** The terms a hospital starts with (R081, R114). It publishes its own when it has them. */
export const FIRST_ATTESTATION_TEXT = `By signing, the vendor states that the app, and everybody who runs it, meets or exceeds each of the following.
Privacy policy. There is a publicly reachable privacy policy in plain language. It says which health information is collected, what it is used for, with whom it is shared, how long it is kept, and how a person can have it deleted.
Consent. Health information is used only for the purposes a person has agreed to. Any other use, including sale, advertising and research, is asked for separately and can be refused without losing the app.
Least access. The app asks for no more information than the functions a person uses need, and stops asking when they no longer do.
Security. Health information is encrypted in transit and at rest. Access to it is limited to people who need it, is recorded, and ends when they leave. Secrets and tokens are kept out of browsers' storage, addresses and logs.
Breach. The hospital and the people concerned are told of a breach without unreasonable delay and within 60 days at the latest.
Ending. When a person withdraws consent, the app stops reading at once, and deletes or returns what it holds on request.
Change. The vendor tells the hospital before anything stated here, or in the registration, stops being true.`

/** What stands in a pack for whoever opens it. */
export const READ_ME = `Evidence of the review of one version of an app.

submission.json      what the vendor submitted, with app and vendor
stages.json          the governance stages: owners, dates, checklists, decisions
policies.json        by number the policy the review began with, and the policies in force at each decision, with the
                     SHA-256 of what each says
validation-runs.json what the platform found when it looked at the version
artifacts.json       what decisions left behind or rest on, each with its SHA-256
approvals.json       who approved the launch
scopes/              what was asked for and decided, granted, and changed since the version before
documents.json       documents of the vendor with their SHA-256; the files in documents/
contracts.json       contracts that artifacts cite, with their SHA-256; the files in contracts/
attestations.json    the vendor's answers to the hospital's terms, each with its signature (JWS)
messages.json        the thread; notes among reviewers are marked REVIEWERS_ONLY
mails.json           who was mailed what, and when
audit.ndjson         what was done, oldest first, one event per line
audit-chain.txt      per event: SHA-256 of the hash before it, a line feed, and the line of the event
manifest.json        every file with its size and SHA-256, and what was left out
manifest.jws         the same manifest, signed (compact JWS, ES256)
keys.json            the public keys of the hospital

Where the version brings an earlier one back, artifacts, documents, contracts and attestations of all versions it goes
back to are in here too; each names the version it was filed for.

To check it, with Node 18 or newer and without a network:

  node verify.mjs THIS-FILE.zip KEYS.json

KEYS.json is /attestations/jwks.json of the hospital, kept in a place of your own. Use a copy of verify.mjs that you
trust, too: whoever changes a pack can change the script in it.
`

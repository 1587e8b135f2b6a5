/** The referrals that count: not void, and the client did not refuse to be contacted. For a `where` on `referrals`. */
export const COUNTS = `status <> 'void' and consent is not 0`;

/**
 * How refnet is installed: from a file of one's own, as the README says. A bare name would be whatever somebody put into a
 * registry under it.
 */
const INSTALLING = 'npm install -g ./refnet-VERSION.tgz';

/** What installs the same once more. */
export const INSTALL_AGAIN = `install refnet again from the file or folder it came from: ${INSTALLING}`;

/** What brings a newer one. */
export const INSTALL_NEWER = `install the newer refnet from its file or folder: ${INSTALLING}`;

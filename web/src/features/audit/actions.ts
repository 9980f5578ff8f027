/** What is worth looking for in the log, by the names of the API's operations. */
export const actions: readonly string[] = [
  "login", "logout", "changePassword", "updateMe", "endLogin", "signOutEverywhere", "acceptInvitation", "register", "inviteUser", "updateUser", "resetUser", "signOutUser",
  "updateSettings", "createToken", "revokeToken", "createPool", "updatePool", "deletePool", "pausePool", "resumePool", "drainPool", "scalePool", "claimSession", "drainNode",
  "createSession", "releaseSession", "releaseSessions", "parkSession", "resumeSession", "deleteSession", "createProfile", "updateProfile", "deleteProfile", "restoreSnapshot", "forkProfile", "exportProfile", "importProfile", "createChat", "sendMessage", "deleteChat",
];

package analyzer

// Version is the version of this build.
const Version = "0.1.0"

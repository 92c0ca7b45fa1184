// This file is deliberately not a module. Outside electron/desktop every tsconfig maps `electron` to it, so that a
// direct, dynamic or transitive import of Electron fails to compile (TS2306: "is not a module").
declare const ELECTRON_MAY_ONLY_BE_IMPORTED_IN_electron_desktop: unique symbol

#!/usr/bin/env node
// Chooses nothing and knows nothing: the program is dist/main.js, which `npm run build` makes.
import '../dist/main.js'

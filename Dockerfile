# Builds with what the build needs, runs with what the server needs. Digests of the tags beside them, for several architectures:
# `docker buildx imagetools inspect node:22-bookworm-slim` prints that of today.
FROM node:22.23.3-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY scripts ./scripts
COPY src ./src
# OpenTelemetry, 30 MB, stays out unless SIG_STATUS_TRACES_URL is to be used: --build-arg TRACES=on
ARG TRACES=off
RUN npm run build && npm prune --omit=dev $(test "$TRACES" = on || echo --omit=optional) --ignore-scripts && rm -rf node_modules/esbuild-wasm

FROM node:22.23.3-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c
# npx keeps a note of what it has run: where the file system is read-only, /tmp is still there.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 NPM_CONFIG_CACHE=/tmp/npm
WORKDIR /app
COPY package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY scripts ./scripts
COPY src/cli/report-ci-run.sh ./src/cli/report-ci-run.sh
COPY src/page/assets ./src/page/assets
COPY drizzle ./drizzle
COPY schema ./schema
COPY seeds ./seeds
# The command line, and the embedded database where no DATABASE_URL is given.
RUN ln -s /app/dist/bin/main.js /usr/local/bin/sig-status && install -d -o node -g node data
VOLUME /app/data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches it: it finishes its answers and exits within 10 s.
# A container's memory is counted: the young generation takes at most 48 MB, and garbage is collected before it has doubled what is needed.
# Where there is room for it, --max-semi-space-size=64 alone is some percent faster.
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=100", "dist/bin/server.js"]

# Builds with what the build needs, runs with what the server needs.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY src/page/assets ./src/page/assets
COPY drizzle ./drizzle
COPY schema ./schema
COPY seeds ./seeds
# The embedded database, where no DATABASE_URL is given.
RUN install -d -o node -g node data
VOLUME /app/data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches it: it finishes its answers and exits within 10 s.
# Most of what a request makes is gone once it is answered: in a large young generation it is never copied.
CMD ["node", "--max-semi-space-size=64", "dist/bin/server.js"]

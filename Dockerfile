# Built in one image, run in another: compilers and test tools do not ship.
FROM node:24-bookworm-slim AS build
WORKDIR /gatehouse
COPY . .
# Installs what package-lock.json says and builds server and clients; then only what the server needs stays.
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    DATA_DIR=/var/lib/gatehouse
WORKDIR /gatehouse
COPY --from=build /gatehouse/package.json ./
COPY --from=build /gatehouse/node_modules ./node_modules
COPY --from=build /gatehouse/dist ./dist
COPY --from=build /gatehouse/tools/verify-evidence.mjs ./tools/verify-evidence.mjs
# Volumes mounted there take over who owns them.
RUN mkdir -p /var/lib/gatehouse/documents /var/lib/gatehouse/keys && chown -R node:node /var/lib/gatehouse
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: signals reach the process that drains connections.
CMD ["node", "--enable-source-maps", "dist/server/api/main.js"]

CREATE TABLE "used_tokens" (
	"issuer" text NOT NULL,
	"jti" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "used_tokens_issuer_jti_pk" PRIMARY KEY("issuer","jti")
);

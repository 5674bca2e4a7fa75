namespace Serverless.Adapters.Accounts.Sessions;

/// <summary>One ended session, or all sessions of a user with a version below one.</summary>
/// <param name="Session">The identifier of the session; null for all of the user.</param>
/// <param name="Below">The first version that is not ended; zero for one session.</param>
internal sealed record StoredRevocation(string User, string? Session, int Below);

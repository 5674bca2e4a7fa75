namespace Serverless.Domain.Accounts;

/// <summary>The log-in that a token comes from.</summary>
/// <param name="Id">Unique for each log-in; the claim <c>jti</c>.</param>
/// <param name="Version">
/// The account's session version at the log-in. All sessions of an account end when the version grows.
/// </param>
public readonly record struct TokenSession(string Id, int Version);

namespace Serverless.Domain.Tickets;

/// <summary>
/// Signs ticket codes, which a scanner can verify offline with the public keys.
/// </summary>
public interface ITicketCodes
{
    /// <summary>The public keys of valid codes; the key of new codes comes first.</summary>
    IReadOnlyList<TicketPublicKey> Keys { get; }

    TicketCode Sign(Ticket ticket);

    /// <summary>Returns the ticket of the code; null when the code was not signed with one of the keys.</summary>
    TicketRef? Read(string code);
}

/// <param name="Text">A JSON Web Signature, ES256, in its compact form. Each call returns a new signature.</param>
/// <param name="Tag">A hash of the content and the key: equal for all codes of a ticket with one key.</param>
/// <param name="KeyId">The id of the signing key.</param>
public sealed record TicketCode(string Text, string Tag, string KeyId);

/// <summary>A public key on P-256 and its key id.</summary>
public sealed record TicketPublicKey(string Id, ReadOnlyMemory<byte> X, ReadOnlyMemory<byte> Y);

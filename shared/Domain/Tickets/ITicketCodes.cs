namespace Serverless.Domain.Tickets;

/// <summary>
/// Signs what the door has to know of a ticket, so that whoever has the public keys can check it offline.
/// </summary>
public interface ITicketCodes
{
    /// <summary>The public keys whose codes are good, that of new codes first.</summary>
    IReadOnlyList<TicketPublicKey> Keys { get; }

    TicketCode Sign(Ticket ticket);

    /// <summary>The ticket that the code names; null for a code that was not signed with one of the keys.</summary>
    TicketRef? Read(string code);
}

/// <param name="Text">A JSON Web Signature, ES256, in its compact form; a new one each time.</param>
/// <param name="Tag">What it says and by which key, hashed: the same for every code of the ticket by one key.</param>
/// <param name="KeyId">The key.</param>
public sealed record TicketCode(string Text, string Tag, string KeyId);

/// <summary>A point on P-256, with the name that codes call it by.</summary>
public sealed record TicketPublicKey(string Id, ReadOnlyMemory<byte> X, ReadOnlyMemory<byte> Y);

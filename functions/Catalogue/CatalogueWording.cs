using System.Collections.Frozen;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Catalogue;

/// <summary>Tiketi's texts about what is on.</summary>
internal static class CatalogueWording
{
    private static readonly FrozenDictionary<string, Wording> Texts = new Dictionary<string, Wording>
    {
        [CatalogueRefusals.UnknownPerformance.Code] = new("이벤트를 찾을 수 없습니다."),
        [CatalogueRefusals.UnknownTicketType.Code] = new("티켓 타입을 찾을 수 없습니다."),
    }.ToFrozenDictionary();

    public static Wording? Of(Refusal refusal) => Texts.TryGetValue(refusal.Code, out var wording) ? wording : null;
}

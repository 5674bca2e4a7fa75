using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Responses about the calling user.</summary>
internal static class IngressoUserPages
{
    public static IngressoTestResponse Test(IngressoCall call, IngressoUser user)
    {
        var inside = UserOf(user, call.SubUser);

        return new IngressoTestResponse(
            inside, inside.UserId, inside.RealName, inside.DefaultCountryCode, inside.SubUser, inside.IsB2b,
            inside.StatementDescriptor, inside.BackendGroup, inside.ContentGroup);
    }

    public static IngressoUserBody UserOf(IngressoUser user, string subUser) => new(
        user.Id, user.RealName, "uk", subUser, true, string.Empty, "demo_internal_credit_group", "demo_content_group");
}
